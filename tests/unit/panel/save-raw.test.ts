import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import { saveRaw } from "@/utils/panel/show/save-result";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { startRun } from "@/utils/panel/state/panel-state";
import { database, keyOf } from "@/utils/store/database";
import { anEdit } from "../../support/an-edit.ts";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

const result = { index: 0, blobId: "b", type: "image/png", byteLength: 3 };
const edit = anEdit({ state: "done", results: [result] });

function shown(): PanelContext {
  const context = createContext(panelServices());
  startRun(context.store, edit);
  return context;
}

describe("saving a paid result whose file is gone", () => {
  beforeEach(clearRecords);

  it("does not say that nothing was charged", async () => {
    const context = shown();
    await saveRaw(context, result);
    expect(context.store.getState().problem).toMatchObject({
      code: "file_missing",
      charge: "likely",
    });
  });

  it("offers to read the kept answer again", async () => {
    const context = shown();
    await set(keyOf.answer(edit.id), { about: {}, body: new Blob(["{}"]) }, database);
    await saveRaw(context, result);
    expect(context.store.getState().problem).toMatchObject({ code: "result_file_missing" });
  });
});
