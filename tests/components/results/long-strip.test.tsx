import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ResultStrip } from "@/components/results/ResultStrip";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import { ok } from "@/utils/core/result";
import type { Panel } from "@/utils/panel/panel";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { anEdit } from "../../support/an-edit";
import { testPanel } from "../../support/fake-panel";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

// The store does not bring back files as the page's own outside a browser.
vi.mock("@/utils/store/edits", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  readResult: async (blobId: string) => ok(new Blob([blobId])),
}));

const RESULTS = 500;
/** So many fit beside each other into a panel of 320 px, where nothing is laid out. */
const COLUMNS = 4;
const ROW = 64;

const picture = { record: { id: "p1", size: { width: 8, height: 8 } } } as never;
const idOf = (at: number) => String(1000 + at);

function entryAt(at: number): HistoryEntry {
  const results = [{ index: 0, blobId: `blob ${at}`, type: "image/png", byteLength: 1 }];
  const change = { createdAt: 1000 + at, state: "done", results } as const;
  return entryOf(anEdit({ id: idOf(at), prompt: `hat ${at}`, ...change }), undefined);
}

/** The newest first, as the history has them. */
const entries = Array.from({ length: RESULTS }, (_, at) => entryAt(RESULTS - at));

const pixels = { thumbnail: async () => ok(new Blob(["thumb"])) } as unknown as PixelClient;

let panel: Panel;
let chosen: string[];
let addresses: Set<string>;

function show(strip = entries) {
  const made = testPanel({ picture, strip }, { pixels });
  panel = made.panel;
  vi.spyOn(panel, "chooseIn").mockImplementation(async (id) => void chosen.push(id));
  vi.spyOn(panel, "choose").mockImplementation(() => void chosen.push("original"));
  renderWithText(<ResultStrip panel={panel} />);
  return made.context;
}

const drawn = () => screen.getAllByTestId("result");
const drawnIds = () => drawn().map(({ dataset }) => dataset["edit"]);
const box = () => screen.getByRole("listbox").parentElement as HTMLElement;
const scrollTo = (top: number) => fireEvent.scroll(box(), { target: { scrollTop: top } });

beforeEach(async () => {
  await clearRecords();
  chosen = [];
  addresses = new Set();
  let made = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    made += 1;
    addresses.add(`blob:${made}`);
    return `blob:${made}`;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void addresses.delete(url));
  return () => vi.restoreAllMocks();
});

describe("a strip of five hundred results", () => {
  it("draws those in sight and a few rows beside them, wherever it is scrolled to", () => {
    show();
    expect(drawnIds()[0]).toBe(idOf(RESULTS));
    const bottom = ((RESULTS + 1) / COLUMNS) * ROW;
    for (const top of [0, 40 * ROW, bottom]) {
      scrollTo(top);
      expect(drawn().length).toBeLessThan(12 * COLUMNS);
      expect(box().querySelectorAll("*").length).toBeLessThan(200);
    }
    expect(drawnIds().at(-1)).toBe(idOf(1));
  });

  it("has room for all of them, so that drawing moves nothing", () => {
    show();
    const rows = Math.ceil((RESULTS + 1) / COLUMNS);
    expect(box().style.gridTemplateRows).toBe(`repeat(${rows}, 56px)`);
    scrollTo(40 * ROW);
    expect(box().style.gridTemplateRows).toBe(`repeat(${rows}, 56px)`);
    const first = drawn()[0];
    // The original has the first cell.
    const cell = Number(first?.dataset["index"]) + 1;
    expect(first?.style.gridRow).toBe(String(Math.floor(cell / COLUMNS) + 1));
    expect(first?.style.gridColumn).toBe(String((cell % COLUMNS) + 1));
  });

  it("says to a screen reader how many there are, and which each is", () => {
    show();
    scrollTo(40 * ROW);
    for (const tile of drawn()) {
      expect(tile.getAttribute("aria-setsize")).toBe(String(RESULTS + 1));
      expect(Number(tile.getAttribute("aria-posinset"))).toBe(Number(tile.dataset["index"]) + 2);
    }
  });

  it("is gone through by the keyboard from the first to the last, and back", async () => {
    show();
    const user = userEvent.setup();
    const focused = () => (document.activeElement as HTMLElement).dataset["edit"];
    act(() => screen.getByRole("option", { name: "Original" }).focus());
    for (let at = 0; at < 60; at += 1) {
      await user.keyboard("{ArrowRight}");
      expect(focused()).toBe(idOf(RESULTS - at));
    }
    await user.keyboard("{ArrowDown}");
    expect(focused()).toBe(idOf(RESULTS - 59 - COLUMNS));
    await user.keyboard("{End}");
    expect(focused()).toBe(idOf(1));
    await user.keyboard("{ArrowLeft}");
    expect(focused()).toBe(idOf(2));
    await user.keyboard("{Home}");
    expect(document.activeElement).toBe(screen.getByRole("option", { name: "Original" }));
    expect(chosen.slice(-4)).toEqual([idOf(RESULTS - 59 - COLUMNS), idOf(1), idOf(2), "original"]);
    expect(drawn().length).toBeLessThan(12 * COLUMNS);
  });

  it("is reached everywhere by scrolling and a click", async () => {
    show();
    for (const row of [1, 60, 124]) {
      scrollTo(row * ROW);
      const tile = drawn().find(({ style }) => style.gridRow === String(row + 1)) as HTMLElement;
      await userEvent.click(tile);
      expect(chosen.at(-1)).toBe(tile.dataset["edit"]);
    }
  });

  it("keeps the tile that has the focus, however far it is scrolled away", () => {
    show();
    const tile = drawn()[2] as HTMLElement;
    act(() => tile.focus());
    scrollTo(80 * ROW);
    expect(document.activeElement).toBe(tile);
    expect(drawn()[0]).toBe(tile);
  });

  it("keeps the focus with a result when others come before it", () => {
    const context = show();
    scrollTo(40 * ROW);
    const tile = drawn()[0] as HTMLElement;
    act(() => tile.focus());
    act(() => context.store.setState({ strip: [entryAt(RESULTS + 1), ...entries] }));
    expect(document.activeElement).toBe(tile);
    expect(tile.getAttribute("aria-setsize")).toBe(String(RESULTS + 2));
  });

  it("draws what runs first, and what failed after all the results", () => {
    const running = entryOf(anEdit({ id: "9999", createdAt: 9999, state: "sending" }), undefined);
    const failed = entryOf(anEdit({ id: "9998", createdAt: 9998, state: "failed" }), undefined);
    show([running, failed, ...entries]);
    scrollTo(60 * ROW);
    const [runs] = screen.getAllByTestId("running");
    const order = runs?.compareDocumentPosition(drawn()[0] as HTMLElement) ?? 0;
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    const cell = 1 + 1 + RESULTS;
    const item = screen.getByTestId("failed").closest("li");
    expect(item?.style.gridRow).toBe(String(Math.floor(cell / COLUMNS) + 1));
    expect(item?.style.gridColumn).toBe(String((cell % COLUMNS) + 1));
  });
});

describe("the thumbnails of a long strip", () => {
  it("give back their addresses when they are scrolled away", async () => {
    show(entries.slice(-60));
    const ready = () => drawn().filter(({ dataset }) => dataset["ready"] === "true").length;
    await waitFor(() => expect(ready()).toBe(drawn().length));
    for (const top of [6 * ROW, 12 * ROW, 0]) {
      scrollTo(top);
      await waitFor(() => expect(ready()).toBe(drawn().length));
      expect(addresses.size).toBe(screen.getByRole("listbox").querySelectorAll("img").length);
    }
  });
});
