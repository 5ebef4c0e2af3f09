import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keepDraft } from "@/utils/panel/open/keep-draft";
import { restoreDraft } from "@/utils/panel/open/restore-draft";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import {
  changePart,
  type OpenPicture,
  type PanelStore,
  startRun,
} from "@/utils/panel/state/panel-state";
import { newestDraft, saveDraft } from "@/utils/store/drafts";
import { anEdit } from "../../support/an-edit";
import { panelServices } from "../../support/panel-services";
import { clearRecords } from "../../support/records";

const WINDOW = 7;
const services = panelServices({ windowId: WINDOW });
const { mask, options } = anEdit();

const openPicture = (id: string) =>
  ({
    record: { id, size: { width: 8, height: 8 } },
    bitmap: { close: () => undefined },
  }) as unknown as OpenPicture;

let context: PanelContext;
let store: PanelStore;
let stops: (() => void)[];

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  context = createContext(services);
  ({ store } = context);
  stops = [keepDraft(context)];
});

afterEach(() => {
  for (const stop of stops) stop();
});

/** Something goes on in the panel all the time. */
/** A pause never comes while the panel is kept busy: however long is waited, one is not waited for. */
const KEPT_MS = 4_000;

function keepBusy(): void {
  const timer = setInterval(
    () => changePart(store, "server", (server) => ({ ...server, usualMs: Math.random() })),
    20,
  );
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
      KEPT_MS,
    );
  });

  it("is kept with its edit as soon as there is one", async () => {
    keepBusy();
    store.setState({ picture: openPicture("p1") });
    startRun(store, anEdit({ id: "e1" }));
    await vi.waitFor(
      async () => expect(await savedDraft()).toMatchObject({ editId: "e1" }),
      KEPT_MS,
    );
  });

  it("is kept when the page goes, without a pause", async () => {
    store.setState({ picture: openPicture("p1") });
    await vi.waitFor(async () => expect(await savedDraft()).toBeDefined());
    changePart(store, "ask", (ask) => ({ ...ask, prompt: "a red hat" }));
    dispatchEvent(new Event("pagehide"));
    await vi.waitFor(
      async () => expect(await savedDraft()).toMatchObject({ prompt: "a red hat" }),
      300,
    );
  });

  it("says so where its picture cannot be read any more, and leaves the view as it is", async () => {
    await saveDraft(
      { pictureId: "gone", mask, options, prompt: "", savedAt: 1 },
      { windowId: WINDOW, pageId: "a" },
    );
    store.setState({ view: "history" });
    await restoreDraft(context, context.opening.next());
    expect(store.getState()).toMatchObject({
      view: "history",
      arrival: { state: "failed", error: { code: "file_missing" } },
    });
  });
});
