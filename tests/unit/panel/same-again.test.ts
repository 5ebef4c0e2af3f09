import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import { THIS_DEVICE } from "@/utils/core/edit/this-device";
import { sameAgain } from "@/utils/panel/recipes/same-again";
import { createContext } from "@/utils/panel/state/panel-context";
import { changePart, type OpenPicture } from "@/utils/panel/state/panel-state";
import { saveNewEdit } from "@/utils/store/new-edits";
import { savePicture } from "@/utils/store/pictures";
import { anEdit } from "../../support/an-edit.ts";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

beforeEach(clearRecords);

const CORNER = { kind: "rectangle", mode: "add", rect: { x: 50, y: 50, width: 50, height: 50 } };

/** An edit of a picture of 100 × 100 px whose lower right corner was painted. */
async function sent(change: Partial<Edit> = {}): Promise<void> {
  const saved = await savePicture(new Blob(["a"], { type: "image/png" }), {
    type: "image/png",
    size: { width: 100, height: 100 },
    isAnimated: false,
    createdAt: 1,
    provenance: { way: "file" },
  });
  if (!saved.ok) throw new Error(saved.error.code);
  const edit = anEdit({
    pictureId: saved.value.id,
    prompt: "no watermark",
    options: { count: 2, size: "auto" },
    mask: { operations: [CORNER, { kind: "clear" }], position: 1 } as Edit["mask"],
    ...change,
  });
  await saveNewEdit(edit, { image: new Blob(["i"]) }, undefined);
}

/** A panel in which another picture, of 400 × 200 px, is open. */
function opened() {
  const context = createContext(panelServices());
  const size = { width: 400, height: 200 };
  context.store.setState({ picture: { record: { id: "next", size } } as OpenPicture });
  context.editor.open({ size });
  changePart(context.store, "ask", (ask) => ({ ...ask, prompt: "mine" }));
  return context;
}

describe("same again", () => {
  it("puts the last prompt, options and paint on the next picture, at the same place", async () => {
    await sent();
    const context = opened();
    await sameAgain(context);
    expect(context.store.getState().ask).toMatchObject({
      prompt: "no watermark",
      options: { count: 2 },
    });
    expect(context.editor.getState().mask.operations).toEqual([
      { ...CORNER, rect: { x: 200, y: 100, width: 200, height: 100 } },
    ]);
  });

  it("leaves the words alone where the last edit was made on this device and had none", async () => {
    await sent({ profileId: THIS_DEVICE, host: "", prompt: "" });
    const context = opened();
    await sameAgain(context);
    expect(context.store.getState().ask.prompt).toBe("mine");
    expect(context.editor.getState().mask.position).toBe(1);
  });

  it("says so where there is nothing to repeat, and changes nothing", async () => {
    const context = opened();
    await sameAgain(context);
    expect(context.store.getState()).toMatchObject({
      problem: { code: "nothing_to_repeat" },
      ask: { prompt: "mine" },
    });
  });

  it("does nothing to a picture that was opened in the meantime", async () => {
    await sent();
    const context = opened();
    const done = sameAgain(context);
    context.store.setState({ picture: { ...context.store.getState().picture } as OpenPicture });
    await done;
    expect(context.store.getState().ask.prompt).toBe("mine");
  });
});
