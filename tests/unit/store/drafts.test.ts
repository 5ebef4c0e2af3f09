import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import type { Draft } from "@/utils/core/edit/draft";
import { EMPTY_MASK } from "@/utils/core/mask/history";
import { database } from "@/utils/store/database";
import { dropOldDrafts, newestDraft, readDraftOf, saveDraft } from "@/utils/store/drafts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const DAY_MS = 24 * 3600 * 1000;

const aDraft = (change: Partial<Draft> = {}): Draft => ({
  pictureId: "p1",
  mask: EMPTY_MASK,
  prompt: "",
  options: { count: 1, size: "auto" },
  savedAt: 1,
  ...change,
});

const page = (windowId: number, pageId = "panel") => ({ windowId, pageId });

const promptOf = async (pictureId: string, windowId: number) => {
  const found = await readDraftOf(pictureId, page(windowId));
  return found.ok ? found.value?.draft.prompt : found.error.code;
};

beforeEach(clearRecords);

describe("a draft", () => {
  it("is one per window and picture: two windows on one picture keep their own", async () => {
    await saveDraft(aDraft({ prompt: "left", savedAt: 1 }), page(1));
    await saveDraft(aDraft({ prompt: "right", savedAt: 2 }), page(2));
    await saveDraft(aDraft({ pictureId: "p2", prompt: "other", savedAt: 3 }), page(1));
    expect(await promptOf("p1", 1)).toBe("left");
    expect(await promptOf("p1", 2)).toBe("right");
    expect(await promptOf("p2", 1)).toBe("other");
  });

  it("is found again after a restart, when windows have new ids: the latest of its picture", async () => {
    await saveDraft(aDraft({ prompt: "older", savedAt: 1 }), page(1));
    await saveDraft(aDraft({ prompt: "newer", savedAt: 2 }), page(2));
    expect(await promptOf("p1", 99)).toBe("newer");
    expect(await promptOf("p3", 99)).toBeUndefined();
  });

  it("is found where an earlier version of Redraw kept it", async () => {
    await set("draft:p1", { ...aDraft({ prompt: "kept" }), windowId: 1 }, database);
    expect(await promptOf("p1", 1)).toBe("kept");
  });

  it("is restored for its own window first", async () => {
    await saveDraft(aDraft({ savedAt: 1 }), page(1));
    await saveDraft(aDraft({ pictureId: "p2", savedAt: 2 }), page(2));
    expect(await newestDraft(1)).toMatchObject({ ok: true, value: { pictureId: "p1" } });
    expect(await newestDraft(3)).toMatchObject({ ok: true, value: { pictureId: "p2" } });
  });

  it("is one of each page where two of a window have one picture open, and both are found", async () => {
    await saveDraft(aDraft({ prompt: "panel", savedAt: 1 }), page(1));
    await saveDraft(aDraft({ prompt: "tab", savedAt: 2 }), page(1, "tab"));
    await saveDraft(aDraft({ prompt: "elsewhere", savedAt: 3 }), page(2));
    expect(await readDraftOf("p1", page(1))).toMatchObject({
      value: { draft: { prompt: "panel" }, others: [{ prompt: "tab" }] },
    });
    const later = await readDraftOf("p1", page(1, "later"));
    expect(later).toMatchObject({
      value: { draft: { prompt: "tab" }, others: [{ prompt: "panel" }] },
    });
    const keys = later.ok ? later.value?.keys : [];
    await saveDraft(aDraft({ prompt: "all", savedAt: 4 }), page(1, "later"), keys);
    expect(await storedKeys()).toEqual(["draft:1:p1:later", "draft:2:p1:panel"]);
  });

  it("is dropped after a week, whichever window it was in", async () => {
    await saveDraft(aDraft({ savedAt: 0 }), page(1));
    await saveDraft(aDraft({ savedAt: DAY_MS }), page(2));
    await dropOldDrafts(7 * DAY_MS + 1);
    expect(await storedKeys()).toEqual(["draft:2:p1:panel"]);
  });
});
