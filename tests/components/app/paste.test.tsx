import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { PanelApp } from "@/components/app/PanelApp";
import type { Panel } from "@/utils/panel/panel";
import type { OpenPicture } from "@/utils/panel/state/panel-state";
import { saveProfile } from "@/utils/store/profiles";
import { testPanel } from "../../support/fake-panel";
import { profileWith } from "../../support/profile";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const cells = new File([readFileSync("tests/fixtures/faults/cells-200x100.png")], "image.png", {
  type: "image/png",
});

/** What a program puts on the clipboard. */
function clipboard(files: readonly File[], plain = "", entries: readonly object[] = []) {
  const items = entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry }));
  return {
    files,
    items,
    types: [],
    getData: (type: string) => (type === "text/plain" ? plain : ""),
  };
}

let panel: Panel;
let openFiles: ReturnType<typeof vi.spyOn>;
let addReference: ReturnType<typeof vi.spyOn>;

beforeAll(async () => {
  // Loading it takes longer than a test waits for anything.
  await import("@/components/app/EditorView");
});

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  await saveProfile(profileWith({ model: "gpt-image-2" }), "sk-1234567890abcd");
  const test = testPanel();
  ({ panel } = test);
  openFiles = vi.spyOn(panel, "openFiles").mockResolvedValue();
  addReference = vi.spyOn(panel, "addReference").mockResolvedValue();
  renderWithText(<PanelApp panel={panel} />);
  const bitmap = { width: 8, height: 8, close: () => undefined } as unknown as ImageBitmap;
  const record = {
    id: "p1",
    type: "image/png",
    size: { width: 8, height: 8 },
    byteLength: 1,
    isAnimated: false,
    provenance: { way: "page" },
    createdAt: 1,
  };
  const picture = { record, bytes: new Blob(["x"]), bitmap, tools: {} } as unknown as OpenPicture;
  act(() => test.context.store.setState({ arrival: { state: "none" }, picture }));
  // The editor's code is loaded when the first picture is shown.
  await screen.findByTestId("prompt");
});

const paste = (element: Element, data: object) => fireEvent.paste(element, { clipboardData: data });

describe("what a spreadsheet copies, its cells' text and a picture of them", () => {
  it("is text in the prompt: the browser pastes it", () => {
    expect(paste(screen.getByTestId("prompt"), clipboard([cells], "A1\tB1"))).toBe(true);
    expect(openFiles).not.toHaveBeenCalled();
    expect(addReference).not.toHaveBeenCalled();
  });

  it.each([
    ["a search", '<input type="search">'],
    ["a field without a type", "<input>"],
    ["a text area", "<textarea></textarea>"],
  ])("is text in %s, too", (_name, html) => {
    document.body.insertAdjacentHTML("beforeend", html);
    const field = document.body.lastElementChild as Element;
    expect(paste(field, clipboard([cells], "A1"))).toBe(true);
    expect(openFiles).not.toHaveBeenCalled();
    field.remove();
  });

  it.each(["range", "checkbox", "button"])("is a picture on a control of type %s", (type) => {
    document.body.insertAdjacentHTML("beforeend", `<input type="${type}">`);
    const control = document.body.lastElementChild as Element;
    expect(paste(control, clipboard([cells], "A1"))).toBe(false);
    control.remove();
  });

  it("is a picture where nobody types", () => {
    expect(paste(document.body, clipboard([cells], "A1\tB1"))).toBe(false);
    expect(openFiles).toHaveBeenCalledWith([cells], "paste");
  });
});

describe("a picture without text", () => {
  it("pasted into the prompt is sent along", async () => {
    await waitFor(() => expect(panel.store.getState().server.profile).toBeDefined());
    expect(paste(screen.getByTestId("prompt"), clipboard([cells]))).toBe(false);
    expect(addReference).toHaveBeenCalledWith(cells, "paste");
  });
});

describe("what is dropped", () => {
  it("is opened whatever it is: a file that is none of ours has its sentence", () => {
    const file = new File(["%PDF-"], "a.pdf", { type: "application/pdf" });
    const dataTransfer = { ...clipboard([file, cells]), types: ["Files"] };
    expect(fireEvent.drop(document.body, { dataTransfer })).toBe(false);
    expect(openFiles).toHaveBeenCalledWith([file, cells], "drop");
  });

  it("is a folder where the system says so, though it looks like a file", async () => {
    const openFolder = vi.spyOn(panel, "openFolder").mockResolvedValue();
    const inside = {
      isFile: true,
      isDirectory: false,
      file: (done: (f: File) => void) => done(cells),
    };
    const lists = [[inside], []];
    const entry = {
      isFile: false,
      isDirectory: true,
      name: "holiday",
      createReader: () => ({
        readEntries: (done: (e: object[]) => void) => done(lists.shift() ?? []),
      }),
    };
    const disguised = new File([], "holiday");
    const dataTransfer = { ...clipboard([disguised], "", [entry]), types: ["Files"] };
    fireEvent.drop(document.body, { dataTransfer });
    expect(openFiles).not.toHaveBeenCalled();
    const folder = openFolder.mock.calls[0]?.[0];
    expect(folder?.name).toBe("holiday");
    expect(await folder?.list()).toEqual([cells]);
  });
});
