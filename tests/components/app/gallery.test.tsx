import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { GalleryView } from "@/components/gallery/GalleryView";
import type { Picture } from "@/utils/core/picture/picture";
import { ok } from "@/utils/core/result";
import type { Panel } from "@/utils/panel/panel";
import { changePart } from "@/utils/panel/state/panel-state";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { testPanel } from "../../support/fake-panel.ts";
import { profileWith } from "../../support/profile.ts";
import { renderWithText } from "../../support/render.tsx";

const size = { width: 600, height: 400 };

const pixels = {
  inspect: async () => ok({ size, hasTransparency: false }),
  thumbnail: async () => ok(new Blob(["thumb"])),
  colourCells: async () => ok([]),
  writeMask: async () => ok(new Blob(["mask"])),
} as unknown as PixelClient;

/** A PNG by its header: 600 × 400 px; `mark` makes its bytes its own. */
function aFile(name: string, mark: number): File {
  const header = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
  ];
  const rest = [0, 0, 2, 88, 0, 0, 1, 144, 8, 2, 0, 0, 0, 0, 0, 0, 0, mark];
  return new File([Uint8Array.from([...header, ...rest])], name, { type: "image/png" });
}

// happy-dom's files do not survive the store.
vi.mock(import("@/utils/panel/picture/load-picture"), async (original) => ({
  ...(await original()),
  readSource: async (id) =>
    ok({ record: { id, size } as Picture, bytes: new Blob([id]), hasTransparency: false }),
}));

let panel: Panel;

beforeEach(() => {
  fakeBrowser.reset();
  const test = testPanel({}, { pixels });
  panel = test.panel;
  const profile = profileWith({ baseUrl: "http://127.0.0.1:4010", name: "Home" });
  changePart(test.context.store, "server", (server) => ({
    ...server,
    profiles: [profile],
    profile,
  }));
  panel.openGallery([aFile("cup.png", 1), aFile("plate.png", 2), aFile("bowl.png", 3)]);
});

const show = (language: "en" | "zh_CN" = "en") =>
  renderWithText(<GalleryView panel={panel} remedy={() => null} />, language);

describe("the gallery", () => {
  it("lists the pictures as boxes to tick, by name and size", async () => {
    show();
    // Its code is loaded when it is first asked for.
    const patience = { timeout: 10_000 };
    const name = "cup.png, 600 × 400";
    expect(await screen.findByRole("checkbox", { name }, patience)).toBeTruthy();
    expect(screen.getByRole("list", { name: "Pictures to choose from" }).children).toHaveLength(3);
  });

  it("is one stop for Tab, with arrow keys along the tiles and Space to tick", async () => {
    const user = userEvent.setup();
    show();
    const first = await screen.findByRole("checkbox", { name: /cup/ });
    first.focus();
    await user.keyboard("{ArrowRight}");
    const second = screen.getByRole("checkbox", { name: /plate/ });
    await waitFor(() => expect(document.activeElement).toBe(second));
    await user.keyboard(" ");
    expect(second.getAttribute("aria-checked")).toBe("true");
    expect(first.tabIndex).toBe(-1);
  });

  it("ticks a row of them with Shift", async () => {
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("checkbox", { name: /cup/ }));
    await user.keyboard("{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: /bowl/ }));
    expect(screen.getByText("Selected: 3")).toBeTruthy();
  });

  it("says on the button what a press asks for, and sends nothing before", async () => {
    const user = userEvent.setup();
    show();
    await screen.findByRole("checkbox", { name: /cup/ });
    await user.click(screen.getByRole("button", { name: "Select all" }));
    await user.click(screen.getByRole("button", { name: "Next" }));
    const send = await screen.findByRole("button", { name: "Generate 3 images" });
    await waitFor(() => expect(send.hasAttribute("disabled")).toBe(false));
    await user.click(screen.getByRole("button", { name: "Leave out “plate.png”" }));
    expect(screen.getByRole("button", { name: "Generate 2 images" })).toBeTruthy();
    expect(screen.getByText("Pictures: 2, sent to Home")).toBeTruthy();
  });

  it("speaks the person's language", async () => {
    show("zh_CN");
    expect(await screen.findByRole("list", { name: "可选图片" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "下一步" })).toBeTruthy();
  });
});
