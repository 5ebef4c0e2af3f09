import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { appError } from "@/utils/core/app-error";
import { createPanel } from "@/utils/panel/panel";
import { readEdit } from "@/utils/store/edits";
import { panelServices } from "../../support/panel-services";
import { clearRecords } from "../../support/records";
import {
  asked,
  ids,
  itemOf,
  items,
  keep,
  kept,
  NOW,
  questionOf,
  show,
} from "../../support/shown-history";

const HOUR = 3600 * 1000;

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

describe("the history", () => {
  it("is a list of edits, newest first, under the days they were made on", async () => {
    await keep("000000001-a", { createdAt: NOW - 30 * HOUR });
    await keep("000000002-a", { createdAt: NOW - 2 * HOUR });
    await keep("000000003-a", { createdAt: NOW });
    await show();
    const list = screen.getByRole("list", { name: "History" });
    expect(
      within(list)
        .getAllByRole("heading")
        .map((one) => one.textContent),
    ).toEqual(["Today", "Yesterday"]);
    expect(ids()).toEqual(["000000003-a", "000000002-a", "000000001-a"]);
  });

  it("says how to fill it while there is nothing, in the person's language", async () => {
    await show("zh_CN");
    expect(screen.queryByRole("list")).toBeNull();
    expect(screen.getByRole("main").textContent).toMatch(/编辑/);
  });

  it("finds by prompt, page, site and model, and shows all again", async () => {
    await keep("1", { prompt: "a red hat", page: "https://a.test/" });
    await keep("2", { prompt: "une écharpe", page: "https://b.test/", model: "gpt-image-2" });
    const { user } = await show();
    const search = screen.getByRole("searchbox", { name: "Search the history" });
    for (const [text, found] of [
      ["RED", ["1"]],
      ["echarpe", ["2"]],
      ["page of b", ["2"]],
      ["a.test", ["1"]],
      ["image-2", ["2"]],
    ] as const) {
      await user.clear(search);
      await user.type(search, text);
      expect(ids()).toEqual(found);
    }
    await user.clear(search);
    await user.type(search, "nothing like it");
    expect(items()).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(items()).toHaveLength(2);
  });

  it("shows only a state, a site, or what is starred", async () => {
    await keep("1", { isStarred: true, page: "https://a.test/" });
    await keep("2", {
      state: "failed",
      error: appError("balance_too_low"),
      page: "https://b.test/",
    });
    const { user } = await show();
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "Failed");
    expect(ids()).toEqual(["2"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "All edits");
    await user.selectOptions(screen.getByRole("combobox", { name: "Site" }), "a.test");
    expect(ids()).toEqual(["1"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Site" }), "All sites");
    await user.click(screen.getByRole("button", { name: "Only starred edits" }));
    expect(ids()).toEqual(["1"]);
  });

  it("opens an edit by one press", async () => {
    await keep("1");
    const { panel, user } = await show();
    await user.click(screen.getByTestId("history-item"));
    expect(panel.openEdit).toHaveBeenCalledWith("1");
  });

  it("deletes by one press, and takes it back by another", async () => {
    await keep("1");
    await keep("2");
    const { user } = await show();
    await user.click(within(itemOf("1")).getByRole("button", { name: "Delete this edit" }));
    await waitFor(() => expect(ids()).toEqual(["2"]));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(ids()).toEqual(["2", "1"]));
    expect(await kept()).toEqual(["2", "1"]);
  });

  it("does not offer to delete what is being paid for", async () => {
    await keep("1", { state: "sending" });
    await show();
    expect(within(itemOf("1")).queryByRole("button", { name: "Delete this edit" })).toBeNull();
  });

  it("stars many at once, chosen one by one or all between two", async () => {
    for (const id of ["1", "2", "3", "4"]) await keep(id);
    const { panel, user } = await show();
    await user.click(screen.getByRole("button", { name: "Select several" }));
    const [first, , third] = items();
    await user.click(first as HTMLElement);
    await user.keyboard("{Shift>}");
    await user.click(third as HTMLElement);
    await user.keyboard("{/Shift}");
    expect(screen.getByText("3 selected")).toBeDefined();
    expect(items().map((one) => one.getAttribute("aria-pressed"))).toEqual([
      "true",
      "true",
      "true",
      "false",
    ]);
    await user.click(screen.getByRole("button", { name: "Star" }));
    await waitFor(async () => {
      const edit = await readEdit("2");
      expect(edit.ok && edit.value.isStarred).toBe(true);
    });
    const left = await readEdit("1");
    expect(left.ok && left.value.isStarred).toBe(false);
    expect(panel.openEdit).not.toHaveBeenCalled();
  });

  it("deletes nothing that the search hides", async () => {
    await keep("1", { prompt: "a red hat" });
    await keep("2", { prompt: "a scarf" });
    const { user } = await show();
    await user.click(screen.getByRole("button", { name: "Select several" }));
    await user.click(screen.getByTestId("select-all"));
    await user.type(screen.getByRole("searchbox", { name: "Search the history" }), "hat");
    expect(screen.getByText("1 selected")).toBeDefined();
    await user.click(screen.getByTestId("delete-selected"));
    await waitFor(async () => expect(await kept()).toEqual(["2"]));
  });

  it("begins a range anew with each selection", async () => {
    for (const id of ["1", "2", "3"]) await keep(id);
    const { user } = await show();
    const toggle = screen.getByRole("button", { name: "Select several" });
    await user.click(toggle);
    await user.click(items()[0] as HTMLElement);
    await user.click(toggle);
    await user.click(toggle);
    await user.keyboard("{Shift>}");
    await user.click(items()[2] as HTMLElement);
    await user.keyboard("{/Shift}");
    expect(screen.getByText("1 selected")).toBeDefined();
  });

  it("keeps a deletion that came while older edits were still being read", async () => {
    const all = Array.from({ length: 45 }, (_, at) => `${100 + at}`);
    for (const id of all) await keep(id);
    const panel = createPanel(panelServices({ now: () => NOW }));
    const { store } = panel.history;
    const stop = store.subscribe(({ isComplete, entries }) => {
      if (isComplete || !entries || entries.length !== 40) return;
      stop();
      void panel.history.remove(["144"]);
    });
    panel.history.follow();
    await waitFor(() => expect(store.getState().deleted).toEqual(["144"]));
    await waitFor(() => expect(store.getState().isComplete).toBe(true));
    expect(store.getState().entries).toHaveLength(44);
  });

  it("says why an edit came to nothing", async () => {
    await keep("1", { state: "failed", error: appError("balance_too_low") });
    await keep("2", { state: "interrupted", error: appError("interrupted") });
    await show();
    expect(itemOf("1").textContent).toMatch(/Failed: .*(balance|credit|money)/i);
    expect(itemOf("2").textContent).toMatch(/^.*Interrupted: /);
  });

  it("asks before it sends again, says what that costs, and takes no for an answer", async () => {
    const options = { count: 3, size: "auto" };
    await keep("1", { state: "interrupted", error: appError("interrupted"), options });
    const { user } = await show();
    await user.click(screen.getByTestId("send-again"));
    const dialog = questionOf("Send this edit again?");
    expect(dialog.textContent).toMatch(/relay\.test.*charged again \(images: 3\)/);
    expect(dialog.textContent).toMatch(/may already have been charged/);
    await user.click(within(dialog).getByText("Do not send"));
    expect(asked).toEqual([]);
    await user.click(screen.getByTestId("send-again"));
    await user.click(screen.getByTestId("send-again-confirm"));
    await waitFor(() => expect(asked.map(({ type }) => type)).toEqual(["run-edit"]));
  });
});
