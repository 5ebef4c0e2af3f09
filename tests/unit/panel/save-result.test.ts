import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import { ok } from "@/utils/core/result";
import { placedOf } from "@/utils/panel/show/placed-of";
import { saveAs, saveChosen, savePart } from "@/utils/panel/show/save-result";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { type OpenPicture, startRun } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import type { StitchRequest } from "@/utils/pixels/job-types";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { database, keyOf } from "@/utils/store/database";
import { saveNewEdit } from "@/utils/store/new-edits";
import { savePlacement } from "@/utils/store/placed";
import { anEdit } from "../../support/an-edit.ts";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

const own = { index: 0, blobId: "b", type: "image/png", byteLength: 3 };
const edit = anEdit({ state: "done", results: [own] });
const shownResult = { index: 0, placed: new Blob(["placed"], { type: "image/png" }) };

let names: string[];
let stitched: StitchRequest[];

function open(name: string): OpenPicture {
  const provenance = { way: "file", fileName: `${name}.png` };
  const record = { id: edit.pictureId, size: { width: 64, height: 64 }, provenance };
  return { record, bytes: new Blob([name]) } as unknown as OpenPicture;
}

function shown(result: object): PanelContext {
  const pixels = {
    convert: async () => ok({ file: new Blob(["made"]), isSrgbNow: false }),
    stitch: async (request: StitchRequest) => {
      stitched.push(request);
      return ok({ picture: new Blob(["anew"]), report: { feather: 8 } });
    },
  } as unknown as PixelClient;
  const saveFile = (_: Blob, name: string) => void names.push(name);
  const context = createContext(panelServices({ pixels, saveFile }));
  context.store.setState({ picture: open("first") });
  startRun(context.store, edit);
  context.store.setState(({ run }) => ({
    run: run && { ...run, results: [{ index: 0, ...result }] },
    shown: FIRST_RESULT_VIEW,
  }));
  return context;
}

beforeEach(async () => {
  await clearRecords();
  names = [];
  stitched = [];
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
  await set(keyOf.result(own.blobId), new Blob(["abc"]), database);
});

describe("a file that takes a moment to be made", () => {
  it.each([
    ["the result as PNG", (context: PanelContext) => saveChosen(context)],
    ["another type", (context: PanelContext) => saveAs(context, shownResult, "jpeg")],
    ["the part that was sent", (context: PanelContext) => savePart(context, shownResult)],
  ])("is named after its own picture, whatever is opened meanwhile: %s", async (_, save) => {
    const context = shown(shownResult);
    const saved = save(context);
    context.store.setState({ picture: open("second") });
    await saved;
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^first/);
  });

  it("is not lost where the picture is closed meanwhile", async () => {
    const context = shown(shownResult);
    const saved = saveAs(context, shownResult, "webp");
    context.store.setState({ picture: undefined });
    expect(await saved).toBe("saved");
  });
});

describe("a result that is being placed in another way", () => {
  const text = async (context: PanelContext) => {
    const placed = await placedOf(context, edit.id, 0);
    return placed.ok ? placed.value.text() : placed.error.code;
  };

  beforeEach(async () => {
    await savePlacement(edit.id, 0, { report: { featherPx: 8 } }, new Blob(["kept"]));
  });

  it("is taken as it is seen, and not as it was kept before", async () => {
    const context = shown({ placement: { choice: { featherPx: 40 } } });
    expect(await text(context)).toBe("anew");
    expect(stitched).toMatchObject([{ feather: 40 }]);
  });

  it("is taken as it was kept while nothing is changed", async () => {
    expect(await text(shown({}))).toBe("kept");
    expect(stitched).toEqual([]);
  });
});
