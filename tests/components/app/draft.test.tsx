import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createEditor } from "@/utils/editor/editor-state";
import { keepDraft, openDraft, restoreDraft } from "@/utils/panel/open/draft";
import { createPanelStore, type OpenPicture, type PanelStore } from "@/utils/panel/panel-state";
import { newestDraft, saveDraft } from "@/utils/store/drafts";
import { anEdit } from "../../support/an-edit";
import { panelServices } from "../../support/panel-services";
import { clearRecords } from "../../support/records";

const WINDOW = 7;
const services = panelServices({ windowId: WINDOW });
const { mask, options } = anEdit();

const openPicture = (id: string) =>
  ({ record: { id, size: { width: 8, height: 8 } } }) as unknown as OpenPicture;

let store: PanelStore;
let stops: (() => void)[];

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  store = createPanelStore();
  stops = [keepDraft(store, createEditor(), services)];
});

afterEach(() => {
  for (const stop of stops) stop();
});

/** Something goes on in the panel all the time. */
function keepBusy(): void {
  const timer = setInterval(() => store.setState({ usualMs: Math.random() }), 20);
  stops.push(() => clearInterval(timer));
}

const savedDraft = async () => {
  const draft = await newestDraft(WINDOW);
  return draft.ok ? draft.value : undefined;
};

describe("what is open in a panel", () => {
  it("is kept as soon as it is opened, however much goes on", async () => {
    keepBusy();
    store.setState({ picture: openPicture("p1") });
    await vi.waitFor(
      async () => expect(await savedDraft()).toMatchObject({ pictureId: "p1" }),
      300,
    );
  });

  it("is kept with its edit as soon as there is one", async () => {
    keepBusy();
    store.setState({ picture: openPicture("p1") });
    store.setState({ edit: anEdit({ id: "e1" }) });
    await vi.waitFor(async () => expect(await savedDraft()).toMatchObject({ editId: "e1" }), 300);
  });

  it("is kept when the page goes, without a pause", async () => {
    store.setState({ picture: openPicture("p1") });
    await vi.waitFor(async () => expect(await savedDraft()).toBeDefined());
    store.setState({ prompt: "a red hat" });
    dispatchEvent(new Event("pagehide"));
    await vi.waitFor(
      async () => expect(await savedDraft()).toMatchObject({ prompt: "a red hat" }),
      300,
    );
  });

  it("says so where its picture cannot be read any more, and leaves the view as it is", async () => {
    await saveDraft({ pictureId: "gone", mask, options, prompt: "", savedAt: 1 }, WINDOW);
    store.setState({ view: "history" });
    await restoreDraft(store, createEditor(), services);
    expect(store.getState()).toMatchObject({
      view: "history",
      arrival: { state: "failed", error: { code: "file_missing" } },
    });
  });

  it("gives way to what was opened while it was being read", async () => {
    const draft = { pictureId: "p1", editId: "e1", mask, options, prompt: "old", savedAt: 1 };
    const how = { keepsView: false, isCurrent: () => store.getState().picture === undefined };
    const opening = openDraft(draft, openPicture("p1"), how, store, createEditor(), services);
    store.setState({ picture: openPicture("p2") });
    await opening;
    expect(store.getState().picture?.record.id).toBe("p2");
  });
});
