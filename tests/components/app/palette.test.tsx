import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { Palette } from "@/components/app/Palette";
import { PanelApp } from "@/components/app/PanelApp";
import { NAMED_ACTIONS, SHORTCUTS } from "@/utils/editor/shortcuts";
import en from "../../../public/_locales/en/messages.json";
import { testPanel } from "../../support/fake-panel";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const size = { width: 8, height: 8 };
const picture = {
  record: { id: "p1", type: "image/png", size, provenance: { way: "page" }, createdAt: 1 },
  bytes: new Blob(["x"]),
  bitmap: { ...size, close: () => undefined },
  hasTransparency: false,
  tools: {},
} as never;

const words = (): Promise<Readonly<Record<string, string>>> =>
  Promise.resolve(
    Object.fromEntries(Object.entries(en).map(([key, { message }]) => [key, message])),
  );

function open(locale: "en" | "zh_CN" = "en", openOptions = vi.fn()) {
  const { panel } = testPanel({ picture }, { openOptions, readOtherWords: words });
  panel.editor.open({ size, tools: {} as never });
  const close = vi.fn();
  renderWithText(<Palette panel={panel} onClose={close} />, locale);
  return { panel, close, openOptions };
}

const names = () => screen.getAllByRole("option").map((one) => one.textContent);

// They are loaded when they are shown: not within the time of a test.
beforeAll(async () => {
  await import("@/components/app/EditorView");
  await import("@/components/history/HistoryView");
});

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

describe("the palette", () => {
  it("finds an action by a part of its name, and says its key", async () => {
    open();
    await userEvent.type(screen.getByRole("combobox"), "invert");
    expect(names()).toEqual(["InvertI"]);
  });

  it("finds by the name in the other language as well", async () => {
    open("zh_CN");
    await userEvent.type(screen.getByRole("combobox"), "settings");
    await waitFor(() => expect(names()).toEqual(["设置"]));
  });

  it("does what is chosen by arrow keys and Enter, and closes", async () => {
    const { panel, close } = open();
    await userEvent.type(screen.getByRole("combobox"), "lasso{Enter}");
    expect(close).toHaveBeenCalledOnce();
    await waitFor(() => expect(panel.editor.getState().tool).toBe("lasso"));
  });

  it("offers nothing that cannot be done now", async () => {
    open();
    await userEvent.type(screen.getByRole("combobox"), "fill holes");
    expect(screen.queryByRole("option")).toBeNull();
    expect(screen.getByRole("status").textContent).toBe("No action is called that.");
  });

  it("opens by Ctrl+K from a text field, and in every view", async () => {
    const { panel } = testPanel({ picture, view: "history" });
    renderWithText(<PanelApp panel={panel} />);
    await userEvent.keyboard("{Control>}k{/Control}");
    const palette = await screen.findByTestId("palette");
    expect(within(palette).getByRole("combobox")).toBe(document.activeElement);
    act(() => panel.setView("editor"));
  });

  it("opens by the key’s place only where a layout types nothing Latin there", async () => {
    const { panel } = testPanel({ picture, view: "history" });
    renderWithText(<PanelApp panel={panel} />);
    // Dvorak has T there: Ctrl+T is the browser's.
    for (const key of ["t", ";"]) {
      expect(fireEvent.keyDown(window, { key, code: "KeyK", ctrlKey: true })).toBe(true);
    }
    expect(fireEvent.keyDown(window, { key: "л", code: "KeyK", ctrlKey: true })).toBe(false);
    await screen.findByTestId("palette");
    act(() => panel.setView("editor"));
  });
});

describe("the actions with a name", () => {
  it("are all that do one thing, each once", () => {
    const labels = NAMED_ACTIONS.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const rows = SHORTCUTS.flatMap((row) => ("keys" in row && "label" in row ? [row.label] : []));
    const left = rows.filter((label) => !labels.some((one) => one === label));
    expect(left).toEqual([
      "editor_brush_size",
      "editor_key_pan",
      "editor_key_zoom",
      "editor_key_compare",
      "editor_key_results",
      "editor_key_escape",
    ]);
  });
});
