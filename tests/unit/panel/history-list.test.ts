import { describe, expect, it } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import {
  createHistoryStore,
  selectRange,
  setEntries,
  setFilter,
  toggleSelected,
  withChanges,
  withPage,
} from "@/utils/panel/history/history-state";
import { anEdit } from "../../support/an-edit";

const entry = (id: string, change: Partial<Edit> = {}) =>
  entryOf(anEdit({ id, state: "done", ...change }), undefined);

function listOf(...prompts: readonly string[]) {
  const store = createHistoryStore();
  setEntries(
    store,
    prompts.map((prompt, at) => entry(`${prompts.length - at}`, { prompt })),
  );
  store.setState({ selection: new Set() });
  return store;
}

describe("what is selected in the history", () => {
  it("is never what the filter hides", () => {
    const store = listOf("a hat", "a scarf", "a red hat");
    for (const id of ["3", "2", "1"]) toggleSelected(store, id);
    setFilter(store, { text: "hat" });
    expect([...(store.getState().selection ?? [])]).toEqual(["3", "1"]);
    setFilter(store, { text: "" });
    expect([...(store.getState().selection ?? [])]).toEqual(["3", "1"]);
  });

  it("stays nothing where nobody selects", () => {
    const store = listOf("a hat");
    store.setState({ selection: undefined });
    setFilter(store, { text: "hat" });
    expect(store.getState().selection).toBeUndefined();
  });

  it("is all between two, in either direction", () => {
    for (const [from, to] of [
      ["4", "2"],
      ["2", "4"],
    ] as const) {
      const store = listOf("a", "b", "c", "d", "e");
      selectRange(store, from, to);
      expect([...(store.getState().selection ?? [])]).toEqual(["4", "3", "2"]);
    }
  });

  it("is the last one alone where the first is not shown any more", () => {
    const store = listOf("a hat", "a scarf", "a red hat", "a blue hat");
    setFilter(store, { text: "hat" });
    selectRange(store, "3", "1");
    expect([...(store.getState().selection ?? [])]).toEqual(["1"]);
  });
});

describe("a reading of the history", () => {
  const old = ["3", "2", "1"].map((id) => entry(id));

  it("is taken as it is where nothing changed meanwhile", () => {
    expect(withChanges(old, old, old)).toBe(old);
  });

  it("lists an edit once that changed before its page was read", () => {
    const [newest, , oldest] = old as [HistoryEntry, HistoryEntry, HistoryEntry];
    const changed = entry("1", { isStarred: true });
    const read = withChanges([newest], [newest], [newest, changed]);
    expect(withPage(read, [entry("2"), oldest]).map(({ id }) => id)).toEqual(["3", "2", "1"]);
    expect(withPage(read, [oldest])[1]).toBe(changed);
  });

  it("keeps what was made, changed and deleted meanwhile", () => {
    const starred = entry("2", { isStarred: true });
    const now = [entry("4"), starred, ...old.filter(({ id }) => id === "1")];
    const read = ["3", "2", "1", "0"].map((id) => entry(id));
    const list = withChanges(read, old, now);
    expect(list.map(({ id }) => id)).toEqual(["4", "2", "1", "0"]);
    expect(list[1]).toBe(starred);
  });
});
