import userEvent from "@testing-library/user-event";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { OptionsPage } from "@/components/settings/OptionsPage";
import { PortsProvider } from "@/components/settings/ports/PortsProvider";
import { ok } from "@/utils/core/result";
import type { SettingsPorts } from "@/utils/settings/ports";
import { renderWithText } from "./render";
import type { TestLocale } from "./translate";

/** A browser that grants everything it is asked for, and a server with one model. */
export function fakePorts(changes: Partial<SettingsPorts> = {}): SettingsPorts {
  const granted = new Set<string>();
  const watchers = new Set<() => void>();
  const announce = () => {
    for (const changed of watchers) changed();
  };
  return {
    requestNotifications: async () => true,
    requestHosts: async (origins) => {
      for (const origin of origins) granted.add(origin);
      announce();
      return true;
    },
    hasHost: async (origins) => origins.every((origin) => granted.has(origin)),
    listHosts: async () => [...granted],
    removeHosts: async (origins) => {
      const isRemoved = origins.map((origin) => granted.delete(origin)).every(Boolean);
      announce();
      return isRemoved;
    },
    watchHosts: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    testConnection: async () => ok({ ids: ["gpt-image-2", "chat-1"], imageIds: ["gpt-image-2"] }),
    readBalance: async () => ok(null),
    saveFile: () => undefined,
    usedBytes: async () => undefined,
    now: () => Date.now(),
    version: "1.2.3",
    ...changes,
  };
}

/** The options page over what is in the fake browser's storage. */
export async function renderOptions(ports = fakePorts(), locale: TestLocale = "en") {
  const page = renderWithText(
    <PortsProvider ports={ports}>
      <OptionsPage />
    </PortsProvider>,
    locale,
  );
  await page.findByTestId("save-profile");
  const field = (id: string) => page.getByTestId(id) as HTMLInputElement;
  const fill = async (id: string, text: string) => {
    await userEvent.clear(field(id));
    if (text !== "") await userEvent.type(field(id), text);
  };
  return { ...page, ports, field, fill };
}

/** All that is stored, as text: for asking whether something is in it. */
export async function storedText(): Promise<string> {
  return JSON.stringify(await fakeBrowser.storage.local.get(null));
}
