import "fake-indexeddb/auto";
import { del } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import { ok } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { sendAgain } from "@/utils/panel/send/send-again";
import { createContext } from "@/utils/panel/state/panel-context";
import { database, keyOf } from "@/utils/store/database";
import { listRunningEdits, readEdit, readSentFiles } from "@/utils/store/edits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit.ts";
import { fakeRequest, panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

const LATER = 1_760_000_000_000;

/** The ids of the edits that the background was asked to run. */
let asked: string[];

beforeEach(async () => {
  await clearRecords();
  asked = [];
});

let made = 0;

const show = vi.fn(async () => undefined);

/** Sends an edit again, and notes what the background was asked for. */
async function again(editId: string, options = {}) {
  const messages: Message[] = [];
  const makeId = () => `0000-${String(++made).padStart(4, "0")}`;
  const request = fakeRequest(messages);
  const context = createContext(panelServices({ now: () => LATER, makeId, request }));
  const sent = await sendAgain(context, editId, options, show);
  asked = messages.flatMap((one) => (one.type === "run-edit" ? [one.editId] : []));
  return sent;
}

async function keep(id: string, change: Partial<Edit> = {}): Promise<void> {
  const files = { image: new Blob([`image of ${id}`]), references: [new Blob(["further"])] };
  await saveNewEdit(anEdit({ id, ...change }), files, undefined);
}

async function edit(id: string | undefined): Promise<Edit> {
  const read = await readEdit(id ?? "");
  if (!read.ok) throw new Error(`no edit ${id}`);
  return read.value;
}

async function sentImage(id: string): Promise<string | undefined> {
  const files = await readSentFiles(id);
  return files.ok ? files.value.image.text() : undefined;
}

function parts(...ids: string[]) {
  return ids.map((_, index) => ({
    groupId: ids[0] ?? "",
    editIds: ids,
    others: [{ x: index, y: 0, width: 1, height: 1 }],
  }));
}

describe("an edit that is sent again", () => {
  it("asks for the same in a new edit, and keeps nothing of what came of the old one", async () => {
    const blobId = "a".repeat(64);
    await keep("old", {
      state: "done",
      endedAt: 5,
      usage: { total: 7 } as never,
      task: { id: "task-1", dialect: "form" },
      resultUrls: ["https://a.test/1.png"],
      readAttempts: 1,
      results: [{ index: 0, blobId, type: "image/png", byteLength: 1 }],
      isStarred: true,
      references: ["b".repeat(64)],
    });
    const sent = await again("old");
    if (!sent.ok) throw new Error(sent.error.code);
    expect(await edit(sent.value)).toEqual(
      anEdit({ id: sent.value, createdAt: LATER, references: ["b".repeat(64)] }),
    );
    expect(await sentImage(sent.value)).toBe("image of old");
    expect((await edit("old")).results).toHaveLength(1);
    expect(show).toHaveBeenCalledWith(sent.value);
    expect(asked).toEqual([sent.value]);
  });

  it("is sent again with all its parts, in a group of their own", async () => {
    const [first, second] = parts("1", "2");
    await keep("1", { state: "done", ...(first ? { part: first } : {}) });
    await keep("2", { state: "done", ...(second ? { part: second } : {}) });
    await again("2");
    expect(asked).toHaveLength(2);
    const copies = await Promise.all(asked.map(edit));
    expect(copies.map(({ part }) => part)).toEqual([
      { ...first, groupId: asked[0], editIds: asked },
      { ...second, groupId: asked[0], editIds: asked },
    ]);
    expect(await Promise.all(asked.map(sentImage))).toEqual(["image of 1", "image of 2"]);
    expect((await edit("1")).part).toEqual(first);
  });

  it("asks only for what has no result, which then belongs with the rest", async () => {
    const [first, second] = parts("1", "2");
    await keep("1", { state: "failed", ...(first ? { part: first } : {}) });
    await keep("2", { state: "done", ...(second ? { part: second } : {}) });
    await again("2", { isRest: true });
    expect(asked).toHaveLength(1);
    const [id = ""] = asked;
    const together = { groupId: id, editIds: [id, "2"] };
    expect((await edit(id)).part).toEqual({ ...first, ...together });
    expect((await edit("2")).part).toEqual({ ...second, ...together });
    expect((await edit("1")).part).toEqual({ ...first, groupId: "1", editIds: ["1"] });
  });

  it("leaves nothing that waits to be sent where one of its parts cannot be", async () => {
    const [first, second] = parts("1", "2");
    await keep("1", { state: "done", ...(first ? { part: first } : {}) });
    await keep("2", { state: "done", ...(second ? { part: second } : {}) });
    await del(keyOf.sent("2"), database);
    const sent = await again("1");
    expect(sent.ok || sent.error.code).toBe("file_missing");
    expect(await listRunningEdits()).toEqual(ok([]));
    expect(asked).toEqual([]);
  });

  it("is not made where what was sent is not there any more", async () => {
    expect((await again("none")).ok).toBe(false);
    expect(asked).toEqual([]);
  });
});
