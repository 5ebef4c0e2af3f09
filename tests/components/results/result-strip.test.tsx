import "fake-indexeddb/auto";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CompareStage } from "@/components/results/CompareStage";
import { ResultStrip } from "@/components/results/ResultStrip";
import type { Edit } from "@/utils/core/edit/edit";
import type { Panel } from "@/utils/panel/panel";
import type { ShownResult } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW, ORIGINAL_VIEW } from "@/utils/panel/state/result-view";
import { compareBaseOf, isOriginalHeld } from "@/utils/panel/state/selectors";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const bitmap = { width: 8, height: 8, close: () => undefined } as unknown as ImageBitmap;

const open = {
  record: {
    id: "p1",
    type: "image/png",
    size: { width: 8, height: 8 },
    byteLength: 1,
    isAnimated: false,
    provenance: { way: "file", fileName: "cat.png" },
    createdAt: 1,
  },
  bytes: new Blob(["x"]),
  bitmap,
  hasTransparency: false,
  tools: {} as never,
} as const;

const placed = new Blob(["placed"], { type: "image/png" });
const two = [0, 1].map((index) => ({ index, placed, bitmap }));

let panel: Panel;

interface Shown {
  readonly results?: readonly ShownResult[];
  readonly parentId?: string;
}

function show({ results = two, parentId }: Shown = {}, edit: Partial<Edit> = {}) {
  ({ panel } = testPanel({
    picture: { ...open, ...(parentId ? { parentId } : {}) },
    run: aRun(anEdit({ state: "done", ...edit }), { results }),
    shown: results.length > 0 ? FIRST_RESULT_VIEW : ORIGINAL_VIEW,
  }));
  renderWithText(
    <>
      <CompareStage panel={panel}>{null}</CompareStage>
      <ResultStrip panel={panel} />
    </>,
  );
  return userEvent.setup();
}

/** How wide the window is, for everybody who asks. */
function setWidth(width: number) {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: width >= Number(/min-width: (\d+)px/.exec(query)?.[1] ?? 0),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

beforeEach(async () => {
  await clearRecords();
  setWidth(400);
  return () => vi.unstubAllGlobals();
});

const menuItem = (name: RegExp) => screen.queryByRole("menuitem", { name, hidden: true });

async function choose(user: ReturnType<typeof userEvent.setup>, name: RegExp) {
  const item = menuItem(name);
  if (!item) throw new Error(`nothing is called ${name}`);
  await user.click(item);
}

describe("the room for results", () => {
  it("says what it is for as long as there are none", () => {
    ({ panel } = testPanel({ picture: open }));
    renderWithText(<ResultStrip panel={panel} />);
    expect(screen.getByText("Results appear here.")).toBeDefined();
  });

  it("says nothing beside results", () => {
    show();
    expect(screen.queryByText("Results appear here.")).toBeNull();
  });
});

describe("the results", () => {
  it("are a list with the original first, gone along by arrow keys", async () => {
    const user = show();
    const list = screen.getByRole("listbox", { name: "Results" });
    const options = within(list).getAllByRole("option");
    expect(options.map((one) => one.getAttribute("aria-label"))).toEqual([
      "Original",
      "Result 1",
      "Result 2",
    ]);
    const selected = () => options.map((one) => one.getAttribute("aria-selected"));
    expect(selected()).toEqual(["false", "true", "false"]);
    await user.click(options[1] as HTMLElement);
    await user.keyboard("{ArrowRight}");
    expect(selected()).toEqual(["false", "false", "true"]);
    expect(document.activeElement).toBe(options[2]);
    await user.keyboard("{ArrowRight}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(selected()).toEqual(["true", "false", "false"]);
  });

  it("are not there before there are any", () => {
    show({ results: [] });
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  it("cannot be used, copied or saved before they are in the picture", () => {
    show({ results: [{ index: 0 }] });
    for (const name of [
      "Go on from here",
      "Copy picture",
      "Download",
      "Hold to see the original",
    ]) {
      expect(screen.getByRole("button", { name }).hasAttribute("disabled")).toBe(true);
    }
  });

  it("give way to the original for as long as the button is held, by keys too", async () => {
    const user = show();
    const button = screen.getByRole("button", { name: "Hold to see the original" });
    await user.pointer({ keys: "[MouseLeft>]", target: button });
    expect(isOriginalHeld(panel.store.getState())).toBe(true);
    await user.pointer({ keys: "[/MouseLeft]", target: button });
    expect(isOriginalHeld(panel.store.getState())).toBe(false);
    button.focus();
    await user.keyboard("{Enter>}");
    expect(isOriginalHeld(panel.store.getState())).toBe(true);
    await user.keyboard("{/Enter}");
    expect(isOriginalHeld(panel.store.getState())).toBe(false);
    await user.keyboard("{ >}");
    expect(isOriginalHeld(panel.store.getState())).toBe(true);
    // The key goes up elsewhere.
    button.blur();
    expect(isOriginalHeld(panel.store.getState())).toBe(false);
    await user.keyboard("{/ }");
  });

  it("say before anybody presses that more of them cost again, and how many that is", () => {
    show({}, { options: { count: 2, size: "auto" } });
    expect(menuItem(/More like this/)?.textContent).toContain("charged again (images: 2)");
  });

  it("cost as often as there are parts, where it was sent in parts", () => {
    const part = { groupId: "g", editIds: ["1", "2", "3"], others: [] };
    show({}, { options: { count: 2, size: "auto" }, part });
    expect(menuItem(/More like this/)?.textContent).toContain("images: 6");
  });
});

describe("comparing", () => {
  it("has a slider that is moved by keys and says where it is", async () => {
    const user = show();
    await choose(user, /Compare with a slider/);
    const slider = screen.getByRole("slider", { name: "Compare with a slider" });
    expect(slider.getAttribute("aria-valuetext")).toBe("50 % original");
    slider.focus();
    await user.keyboard("{PageUp}{ArrowRight}");
    expect(slider.getAttribute("aria-valuetext")).toBe("62 % original");
    await user.keyboard("{End}{ArrowRight}");
    expect(slider.getAttribute("aria-valuenow")).toBe("100");
    await user.click(screen.getByRole("button", { name: "End comparing" }));
    expect(screen.queryByRole("slider")).toBeNull();
  });

  it("puts the two beside each other only where there is room", async () => {
    show();
    expect(menuItem(/side by side/)).toBeNull();
    act(() => panel.startBeside());
    expect(screen.queryByRole("region", { name: "Compare side by side" })).toBeNull();
  });

  it("is by slider or side by side, never both", async () => {
    setWidth(1200);
    const user = show();
    await choose(user, /with a slider/);
    await choose(user, /side by side/);
    expect(screen.queryByRole("slider")).toBeNull();
    expect(screen.getByRole("region", { name: "Compare side by side" })).toBeDefined();
    await choose(user, /with a slider/);
    expect(screen.getByRole("slider")).toBeDefined();
    expect(screen.queryByRole("region", { name: "Compare side by side" })).toBeNull();
  });
});

describe("a picture that came out of other edits", () => {
  beforeEach(async () => {
    const files = { image: new Blob(["image"]) };
    const first = anEdit({ id: "1", prompt: "a red hat", state: "done" });
    const second = anEdit({ id: "2", prompt: "a green scarf", state: "done", parentId: "1" });
    await saveNewEdit(first, files, undefined);
    await saveNewEdit(second, files, undefined);
  });

  it("names them, the nearest first, and opens them by one press", async () => {
    const user = show({ parentId: "2" });
    const openEdit = vi.spyOn(panel, "openEdit").mockResolvedValue();
    const chain = await screen.findByRole("navigation", { name: "Came from" });
    await user.click(within(chain).getByRole("button", { name: "Open the edit “a red hat”" }));
    expect(openEdit).toHaveBeenCalledWith("1");
    expect(
      within(chain)
        .getAllByTestId("ancestor")
        .map((one) => one.textContent),
    ).toEqual(["a green scarf", "a red hat"]);
  });

  it("can be compared with what any of them began with", async () => {
    const user = show({ parentId: "2" });
    await choose(user, /with a slider/);
    const base = await screen.findByRole("combobox", { name: "Compare with" });
    expect(
      within(base)
        .getAllByRole("option")
        .map((one) => one.textContent),
    ).toEqual(["Original", "Before “a green scarf”", "Before “a red hat”"]);
    // Outside a browser there is no picture to be had: that is said, and nothing else is shown for it.
    await user.selectOptions(base, "Before “a red hat”");
    await waitFor(() => expect(panel.store.getState().problem).toBeDefined());
    expect(compareBaseOf(panel.store.getState())).toBeUndefined();
  });
});
