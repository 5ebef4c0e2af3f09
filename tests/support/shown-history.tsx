import "./panel-modules";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, vi } from "vitest";
import { HistoryView } from "@/components/history/HistoryView";
import type { Edit } from "@/utils/core/edit/edit";
import type { Message } from "@/utils/messages/protocol";
import { createPanel, type Panel } from "@/utils/panel/panel";
import type { PanelServices } from "@/utils/panel/state/services";
import { listEntries } from "@/utils/store/history";
import { saveNewEdit } from "@/utils/store/new-edits";
import { savePicture } from "@/utils/store/pictures";
import { anEdit } from "./an-edit";
import { fakeRequest, panelServices } from "./panel-services";
import { renderWithText } from "./render";

/** When the history is looked at. */
export const NOW = new Date(2026, 5, 10, 15, 0).getTime();

/** What the background was asked for since the history was shown. */
export const asked: Message[] = [];

interface Kept extends Partial<Edit> {
  readonly page?: string;
}

/** Stores an edit, and the picture it is of. */
export async function keep(id: string, { page = "https://www.a.test/x", ...change }: Kept = {}) {
  const picture = await savePicture(new Blob([page]), {
    type: "image/png",
    size: { width: 4, height: 3 },
    isAnimated: false,
    provenance: { way: "page", pageUrl: page, pageTitle: `Page of ${new URL(page).host}` },
    createdAt: NOW,
  });
  if (!picture.ok) throw new Error("no picture");
  const edit = anEdit({
    id,
    createdAt: NOW,
    state: "done",
    pictureId: picture.value.id,
    ...change,
  });
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
}

interface Shown {
  readonly panel: Panel;
  readonly user: ReturnType<typeof userEvent.setup>;
}

/** Shows the history of a panel that opens nothing, once its list is read. */
export async function show(
  locale: "en" | "zh_CN" = "en",
  services: Partial<PanelServices> = {},
): Promise<Shown> {
  asked.length = 0;
  const request = fakeRequest(asked);
  const panel = createPanel(panelServices({ now: () => NOW, request, ...services }));
  vi.spyOn(panel, "openEdit").mockResolvedValue();
  renderWithText(<HistoryView panel={panel} remedy={() => null} />, locale);
  await waitFor(() => expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("false"));
  return { panel, user: userEvent.setup() };
}

export const items = () => screen.queryAllByTestId("history-item");
export const ids = () => items().map((item) => item.dataset["edit"]);
export const kept = async () => {
  const entries = await listEntries();
  return entries.ok ? entries.value.map(({ id }) => id) : [];
};

export function itemOf(id: string): HTMLElement {
  const item = items()
    .find((one) => one.dataset["edit"] === id)
    ?.closest("li");
  if (!item) throw new Error(`no item ${id}`);
  return item;
}

export function questionOf(title: string): HTMLElement {
  const dialog = screen.getByText(title).closest("dialog");
  if (!dialog) throw new Error(`nobody asks: ${title}`);
  return dialog;
}
