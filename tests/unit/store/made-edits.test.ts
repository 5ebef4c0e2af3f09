import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { readEdit, readResult, readThumb } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { saveMadeEdit } from "@/utils/store/made-edits";
import { removeEdits } from "@/utils/store/remove";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

beforeEach(clearRecords);

const made = anEdit({
  host: "",
  prompt: "",
  profileId: "this-device",
  maskWay: "patch",
  erased: { risk: 1.5, isCoarse: false, sources: [3, 2] },
});
const patch = new Blob(["patch"], { type: "image/png" });

describe("an edit that was made on this device", () => {
  it("is stored done, with its result, and was never waiting to be sent", async () => {
    const saved = await saveMadeEdit(made, patch, new Blob(["thumb"]));
    const read = await readEdit(made.id);
    expect(read).toEqual(saved);
    const edit = read.ok ? read.value : undefined;
    expect(edit).toMatchObject({ state: "done", erased: made.erased });
    const [result] = edit?.results ?? [];
    const bytes = await readResult(result?.blobId ?? "", made.id);
    expect(bytes.ok && (await bytes.value.text())).toBe("patch");
    expect(await readThumb(made.id, "source")).toMatchObject({ ok: true });
    expect((await storedKeys()).filter((key) => /^(running|sent):/.test(key))).toEqual([]);
  });

  it("is in the history as any other, and leaves nothing behind when it is removed", async () => {
    await saveMadeEdit(made, patch, new Blob(["thumb"]));
    const listed = await listEntries({ limit: 10 });
    expect(listed).toMatchObject({ ok: true, value: [{ id: made.id, host: "", state: "done" }] });
    await removeEdits(() => true);
    expect((await storedKeys()).filter((key) => !key.startsWith("result:"))).toEqual([]);
  });
});
