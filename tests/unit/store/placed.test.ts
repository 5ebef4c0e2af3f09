import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { readEdit } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { saveNewEdit } from "@/utils/store/new-edits";
import { readPlaced, savePlacement } from "@/utils/store/placed";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const { id } = anEdit();
const choice = { featherPx: 3, matchColour: false };

beforeEach(async () => {
  await clearRecords();
  await saveNewEdit(anEdit(), { image: new Blob(["image"]) }, undefined);
});

const placedBytes = async () => {
  const entries = await listEntries();
  return entries.ok ? entries.value[0]?.bytes.placed : undefined;
};

describe("a result's place in its picture", () => {
  it("is kept with the edit, for each result by itself", async () => {
    await savePlacement(id, 0, { choice }, new Blob(["first"]));
    await savePlacement(id, 2, { report: { featherPx: 9 } }, new Blob(["third"]));
    const edit = await readEdit(id);
    expect(edit.ok && edit.value.placements).toEqual({
      0: { choice },
      2: { report: { featherPx: 9 } },
    });
  });

  it("takes the picture made by another choice with it", async () => {
    await savePlacement(id, 0, {}, new Blob(["made before"]));
    expect((await readPlaced(id, 0)).ok).toBe(true);
    await savePlacement(id, 0, { choice });
    expect((await readPlaced(id, 0)).ok).toBe(false);
    expect(await placedBytes()).toBe(0);
  });

  it("counts a picture that replaces another one once", async () => {
    await savePlacement(id, 0, {}, new Blob(["four"]));
    await savePlacement(id, 0, { choice }, new Blob(["nine-byte"]));
    expect(await placedBytes()).toBe(9);
  });

  it("is not kept of an edit that is gone", async () => {
    await savePlacement("nobody", 0, { choice }, new Blob(["late"]));
    expect((await storedKeys()).filter((key) => key.startsWith("placed:"))).toEqual([]);
  });

  it("does not cost the edit where it is damaged", async () => {
    const bad = { ...anEdit({ id: "000000002-b" }), placements: { 0: { choice: "wide" } } };
    await saveNewEdit(bad as never, { image: new Blob(["image"]) }, undefined);
    const edit = await readEdit("000000002-b");
    expect(edit.ok && edit.value.placements).toBeUndefined();
  });
});
