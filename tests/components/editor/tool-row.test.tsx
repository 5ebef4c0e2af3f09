import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ToolRow } from "@/components/editor/ToolRow";
import { appError } from "@/utils/core/app-error";
import { activeOperations } from "@/utils/core/mask/history";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { err, ok } from "@/utils/core/result";
import { createEditor } from "@/utils/editor/editor-state";
import type { PictureTools } from "@/utils/editor/picture-tools";
import { renderWithText } from "../../support/render";

const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };
const tools: PictureTools = {
  objects: {} as never,
  findSimilar: async () => ok([]),
  readPaint: async () => ok([2, 3, 4]),
  writePaint: async () => ok(new Blob()),
};

function openEditor(more: { readonly tools?: PictureTools } = {}) {
  const editor = createEditor();
  editor.open({ size: { width: 400, height: 300 }, ...more });
  return editor;
}

function operationsOf(editor: ReturnType<typeof createEditor>) {
  return activeOperations(editor.getState().mask);
}

describe("the row of tools", () => {
  it("shows which tool is chosen, and changes it", async () => {
    const editor = openEditor({ tools });
    renderWithText(<ToolRow editor={editor} />);
    const brush = screen.getByRole("button", { name: "Paint" });
    expect(brush.getAttribute("aria-pressed")).toBe("true");
    for (const [name, tool] of [
      ["Erase", "eraser"],
      ["Rectangle", "rectangle"],
      ["Lasso", "lasso"],
      ["Magic wand", "wand"],
    ] as const) {
      await userEvent.click(screen.getByRole("button", { name }));
      expect(editor.getState().tool).toBe(tool);
      expect(screen.getByRole("button", { name }).getAttribute("aria-pressed")).toBe("true");
    }
    expect(brush.getAttribute("aria-pressed")).toBe("false");
  });

  it("says the key in each tooltip", () => {
    renderWithText(<ToolRow editor={openEditor()} />);
    expect(screen.getByTestId("tool-eraser").title).toBe("Erase (E)");
    expect(screen.getByTestId("undo").title).toBe("Undo (Ctrl+Z)");
  });

  it("offers undo, redo and clear only when there is something to do", async () => {
    const editor = openEditor();
    renderWithText(<ToolRow editor={editor} />);
    const isDisabled = (id: string) => screen.getByTestId(id).hasAttribute("disabled");
    expect(["undo", "redo", "clear-mask"].map(isDisabled)).toEqual([true, true, true]);
    editor.push(dot);
    await screen.findByTestId("undo");
    await vi.waitFor(() => expect(isDisabled("undo")).toBe(false));
    await userEvent.click(screen.getByTestId("undo"));
    expect(operationsOf(editor)).toEqual([]);
    expect(["undo", "redo", "clear-mask"].map(isDisabled)).toEqual([true, false, true]);
    await userEvent.click(screen.getByTestId("redo"));
    await userEvent.click(screen.getByTestId("clear-mask"));
    expect(operationsOf(editor)).toEqual([dot, { kind: "clear" }]);
  });

  it("leads back to the picture before this one when there is no step left", async () => {
    const editor = createEditor();
    const stepBack = vi.fn();
    editor.open({ size: { width: 9, height: 9 }, stepBack });
    editor.push(dot);
    renderWithText(<ToolRow editor={editor} />);
    await userEvent.click(screen.getByTestId("undo"));
    expect(stepBack).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId("undo"));
    expect(stepBack).toHaveBeenCalledOnce();
  });

  it("has no wand where the picture's pixels are out of reach", () => {
    renderWithText(<ToolRow editor={openEditor()} />);
    expect(screen.getByTestId("tool-wand").hasAttribute("disabled")).toBe(true);
  });

  it("takes no clicks while it is disabled", () => {
    const editor = openEditor({ tools });
    editor.push(dot);
    renderWithText(<ToolRow editor={editor} disabled />);
    const buttons = screen
      .getAllByRole("button")
      .filter((one) => one.dataset["testid"] !== "tool-menu");
    expect(buttons.every((button) => button.hasAttribute("disabled"))).toBe(true);
    expect(screen.getByTestId("brush-size").hasAttribute("disabled")).toBe(true);
  });

  it("is one tab stop, and the arrow keys lead along it", async () => {
    renderWithText(<ToolRow editor={openEditor({ tools })} />);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByTestId("tool-brush"));
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(document.activeElement).toBe(screen.getByTestId("tool-rectangle"));
    await userEvent.keyboard("{End}");
    expect(document.activeElement).toBe(screen.getByTestId("tool-menu"));
    await userEvent.keyboard("{ArrowRight}");
    expect(document.activeElement).toBe(screen.getByTestId("tool-brush"));
    await userEvent.keyboard("{ArrowLeft}");
    expect(document.activeElement).toBe(screen.getByTestId("tool-menu"));
  });

  it("has its menu as a second tab stop, for browsers that keep the arrow keys", async () => {
    renderWithText(<ToolRow editor={openEditor({ tools })} />);
    const stops = screen.getAllByRole("button").filter(({ tabIndex }) => tabIndex === 0);
    expect(stops.map(({ dataset }) => dataset["testid"])).toEqual(["tool-brush", "tool-menu"]);
  });

  it("speaks Chinese", () => {
    renderWithText(<ToolRow editor={openEditor()} />, "zh_CN");
    expect(screen.getByRole("button", { name: "画笔" })).toBeTruthy();
  });
});

describe("the switch for edges", () => {
  it("takes the place of the brush's size with the lasso, and is on from the start", async () => {
    const editor = openEditor({ tools });
    renderWithText(<ToolRow editor={editor} />);
    expect(screen.queryByTestId("snap-to-edges")).toBeNull();
    await userEvent.click(screen.getByTestId("tool-lasso"));
    expect(screen.queryByTestId("brush-size")).toBeNull();
    const snap = screen.getByRole("button", { name: "Snap to edges" });
    expect(snap.getAttribute("aria-pressed")).toBe("true");
    await userEvent.click(snap);
    expect(snap.getAttribute("aria-pressed")).toBe("false");
    expect(editor.getState().snapsToEdges).toBe(false);
  });

  it("has a name in Chinese too", async () => {
    const editor = openEditor({ tools });
    renderWithText(<ToolRow editor={editor} />, "zh_CN");
    await userEvent.click(screen.getByRole("button", { name: "点选" }));
    expect(editor.getState().tool).toBe("point");
    await userEvent.click(screen.getByTestId("tool-lasso"));
    expect(screen.getByTestId("snap-to-edges").getAttribute("aria-label")).toBe("吸附到边缘");
  });
});

describe("the list of parts", () => {
  const part = {
    mask: Uint8Array.of(1, 0),
    size: { width: 2, height: 1 },
    contours: [[0, 0, 1, 0, 1, 1]],
    share: 0.12,
    place: { column: -1, row: -1 },
    colour: "blue",
  } as const;
  const other = { ...part, mask: Uint8Array.of(0, 1), contours: [[1, 0]], share: 0.004 };

  function toolsWith(parts: readonly (typeof part | typeof other)[]): PictureTools {
    const refine = async () => ok({ runs: [] });
    const objects = { listParts: async () => ok({ parts }), refine };
    return { ...tools, objects: objects as never };
  }

  async function openParts(parts: readonly (typeof part | typeof other)[]) {
    const editor = openEditor({ tools: toolsWith(parts) });
    renderWithText(<ToolRow editor={editor} />);
    await userEvent.click(screen.getByText("Parts of the picture…"));
    await screen.findByTestId("parts-dialog");
    return editor;
  }

  it("paints those that are ticked, each as a step", async () => {
    const editor = await openParts([part, other]);
    const dialog = within(screen.getByTestId("parts-dialog"));
    await userEvent.click(await dialog.findByLabelText("Region, upper left, blue, 12 %"));
    await userEvent.click(dialog.getByLabelText("Region, upper left, blue, 0.4 %"));
    await userEvent.click(dialog.getByLabelText("Region, upper left, blue, 12 %"));
    await userEvent.click(dialog.getByRole("button", { name: "Paint" }));
    expect(operationsOf(editor)).toMatchObject([{ kind: "spans", mode: "add" }]);
  });

  it("says where there are none", async () => {
    await openParts([]);
    expect(await screen.findByText("No edges here")).toBeTruthy();
  });

  it("says why there is no list where it could not be made", async () => {
    const objects = { listParts: async () => err(appError("unexpected", { detail: "lost" })) };
    const editor = openEditor({ tools: { ...tools, objects: objects as never } });
    renderWithText(<ToolRow editor={editor} />);
    await userEvent.click(screen.getByText("Parts of the picture…"));
    expect((await screen.findByTestId("error")).dataset["code"]).toBe("unexpected");
    expect(screen.queryByText("No edges here")).toBeNull();
  });
});

describe("the menu of the row", () => {
  async function choose(name: string) {
    await userEvent.click(screen.getByText(name));
  }

  it("fills holes once there is paint", async () => {
    const editor = openEditor();
    renderWithText(<ToolRow editor={editor} />);
    await choose("Fill the holes");
    expect(operationsOf(editor)).toEqual([]);
    act(editor.invert);
    await choose("Fill the holes");
    expect(operationsOf(editor)).toEqual([{ kind: "invert" }, { kind: "fillHoles" }]);
  });

  it("paints or erases a rectangle given by numbers, cut to the picture", async () => {
    const editor = openEditor();
    renderWithText(<ToolRow editor={editor} />);
    for (const mode of ["Paint", "Erase"]) {
      await choose("Exact rectangle…");
      const dialog = within(screen.getByRole("dialog"));
      for (const [field, value] of [
        ["From the left", "300"],
        ["From the top", "10"],
        ["Width", "100"],
        ["Height", "20"],
      ] as const) {
        const input = dialog.getByLabelText(field);
        await userEvent.clear(input);
        await userEvent.type(input, value);
      }
      await userEvent.click(dialog.getByRole("button", { name: mode }));
    }
    const rect = { x: 300, y: 10, width: 100, height: 20 };
    expect(operationsOf(editor)).toEqual([
      { kind: "rectangle", mode: "add", rect },
      { kind: "rectangle", mode: "erase", rect },
    ]);
  });

  it("adds paint from a file, and says why it cannot", async () => {
    const problem = appError("picture_undecodable");
    const readPaint = vi.fn<PictureTools["readPaint"]>();
    readPaint.mockResolvedValueOnce(ok([2, 3, 4])).mockResolvedValueOnce(err(problem));
    const editor = openEditor({ tools: { ...tools, readPaint } });
    const onProblem = vi.fn();
    renderWithText(<ToolRow editor={editor} onProblem={onProblem} />);
    const input = screen.getByTestId("import-paint");
    await userEvent.upload(input, new File(["x"], "paint.png", { type: "image/png" }));
    expect(operationsOf(editor)).toEqual([{ kind: "spans", mode: "add", runs: [2, 3, 4] }]);
    await userEvent.upload(input, new File(["y"], "paint.png", { type: "image/png" }));
    expect(onProblem).toHaveBeenCalledExactlyOnceWith(problem);
    expect(operationsOf(editor)).toHaveLength(1);
  });

  it("drops paint from a file when another picture was opened meanwhile", async () => {
    let finish: (value: Awaited<ReturnType<PictureTools["readPaint"]>>) => void = () => {};
    const readPaint = () =>
      new Promise<Awaited<ReturnType<PictureTools["readPaint"]>>>((resolve) => {
        finish = resolve;
      });
    const editor = openEditor({ tools: { ...tools, readPaint } });
    renderWithText(<ToolRow editor={editor} />);
    await userEvent.upload(
      screen.getByTestId("import-paint"),
      new File(["x"], "p.png", { type: "image/png" }),
    );
    editor.open({ size: { width: 5, height: 5 }, tools });
    finish(ok([0, 0, 5]));
    await Promise.resolve();
    expect(operationsOf(editor)).toEqual([]);
  });

  it("changes the colour, and remembers it through the editor's settings", async () => {
    const editor = openEditor();
    const heard = vi.fn();
    editor.onSettingsChange(heard);
    renderWithText(<ToolRow editor={editor} />);
    await choose("Paint options…");
    await userEvent.click(screen.getByRole("radio", { name: "Blue" }));
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ overlayColour: "#00a8ff" }));
  });

  it("lists the keys", async () => {
    renderWithText(<ToolRow editor={openEditor()} />);
    await choose("Keyboard shortcuts");
    const sheet = within(screen.getByTestId("key-sheet"));
    expect(sheet.getByText("Invert").nextSibling?.textContent).toBe("I");
    expect(sheet.getByText("Undo").nextSibling?.textContent).toBe("Ctrl+Z");
  });
});
