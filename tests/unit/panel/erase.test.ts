import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import { err, ok } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { openPicture } from "@/utils/panel/open/open-picture";
import { changePart, startRun } from "@/utils/panel/state/panel-state";
import { chosenResult } from "@/utils/panel/state/selectors";
import type { EraseJobRequest } from "@/utils/pixels/job-types";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { readEdit } from "@/utils/store/edits";
import { savePicture } from "@/utils/store/pictures";
import { anEdit } from "../../support/an-edit.ts";
import { testPanel } from "../../support/fake-panel.ts";
import { fakePixels } from "../../support/fake-pixels.ts";
import { fakeRequest } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

beforeEach(clearRecords);

const size = { width: 40, height: 40 };
const dot = { kind: "stroke", mode: "add", radius: 2, points: [4, 4] } as const;
const further = { kind: "stroke", mode: "add", radius: 1, points: [1, 1] } as const;
const window = { x: 2, y: 2, width: 4, height: 4 };

type Erase = PixelClient["erase"];

async function setUp(change: Partial<PixelClient> = {}) {
  const asked: EraseJobRequest[] = [];
  const told: Message[] = [];
  const erase: Erase = async (request, _signal, onProgress) => {
    asked.push(request);
    onProgress?.(0.5);
    const patch = new Blob([`patch ${asked.length}`], { type: "image/png" });
    return ok({ patch, window, risk: 1, isCoarse: false, sources: [asked.length, 1] });
  };
  const { pixels } = fakePixels();
  const report = { answerSize: size, feather: 0 };
  const own: Partial<PixelClient> = {
    ...pixels,
    erase,
    thumbnail: async () => ok(new Blob(["thumb"])),
    // No sketch: there is no canvas here.
    overlay: async () => err(appError("picture_undecodable")),
    stitch: async ({ answer }) => ok({ picture: new Blob(["with ", answer]), report }),
    ...change,
  };
  const services = { pixels: own as PixelClient, request: fakeRequest(told) };
  const { panel, context } = testPanel({}, services);
  const saved = await savePicture(new Blob(["picture"]), {
    type: "image/png",
    size,
    isAnimated: false,
    createdAt: 1,
    provenance: { way: "file" },
  });
  if (!saved.ok) throw new Error("not stored");
  const signal = new AbortController().signal;
  await openPicture(context, { pictureId: saved.value.id, signal, comes: {} });
  return { panel, context, asked, told, pictureId: saved.value.id };
}

/** The edit that is shown. */
const shownIn = ({ context }: Awaited<ReturnType<typeof setUp>>) =>
  context.store.getState().run?.edit;

describe("removing what is painted", () => {
  it("makes an edit of this device that is done, stored, shown and free", async () => {
    const all = await setUp();
    const { panel, context, told } = all;
    panel.editor.push(dot);
    await panel.remove();
    const edit = shownIn(all);
    expect(edit).toMatchObject({ state: "done", host: "", model: "", prompt: "", window });
    expect(edit?.sentAt).toBeLessThanOrEqual(edit?.endedAt ?? 0);
    expect(await readEdit(edit?.id ?? "")).toMatchObject({
      ok: true,
      value: { erased: { risk: 1 } },
    });
    expect(await chosenResult(context.store.getState())?.placed?.text()).toBe("with patch 1");
    expect(context.store.getState().erasing).toBeUndefined();
    expect(told.filter(({ type }) => type === "run-edit")).toEqual([]);
    expect(told).toContainEqual({ type: "edit-made", editId: edit?.id });
  });

  it("asks for paint first", async () => {
    const { panel, context, asked } = await setUp();
    await panel.remove();
    expect(context.store.getState().problem?.code).toBe("mask_missing");
    expect(asked).toEqual([]);
  });

  it("does not begin while the server is asked, as its button says", async () => {
    const { panel, context, asked } = await setUp();
    panel.editor.push(dot);
    startRun(context.store, anEdit({ state: "sending" }));
    await panel.remove();
    startRun(context.store, anEdit({ state: "failed" }));
    changePart(context.store, "sending", (sending) => ({ ...sending, isStarting: true }));
    await panel.remove();
    expect(asked).toEqual([]);
  });

  it("keeps the server from being asked meanwhile, whatever asks", async () => {
    const { panel, context, told } = await setUp();
    panel.editor.push(dot);
    panel.setPrompt("a red hat");
    context.store.setState({ erasing: { done: 0, isContinuing: false } });
    await panel.generate();
    expect(context.store.getState().problem).toBeUndefined();
    context.store.setState({ erasing: undefined });
    await panel.generate();
    // No server is set up here, which is said as soon as one could be asked.
    expect(context.store.getState().problem?.code).toBe("profile_missing");
    expect(told).toEqual([]);
  });

  it("says why it cannot, and stores nothing then", async () => {
    const error = appError("erase_too_large");
    const all = await setUp({ erase: async () => err(error) });
    all.panel.editor.push(dot);
    await all.panel.remove();
    expect(all.context.store.getState()).toMatchObject({ problem: error, erasing: undefined });
    expect(shownIn(all)).toBeUndefined();
  });

  it("goes on from the result that is shown where more was painted on it, with that paint alone", async () => {
    const all = await setUp();
    const { panel, context, asked, pictureId } = all;
    panel.editor.push(dot);
    await panel.remove();
    const first = shownIn(all);
    panel.editor.push(further);
    await panel.remove();
    expect(asked[1]?.operations).toEqual([further]);
    expect(await asked[1]?.picture.text()).toBe("with patch 1");
    expect(shownIn(all)).toMatchObject({ parentId: first?.id });
    expect(context.store.getState()).toMatchObject({ unsent: [], previousId: undefined });
    panel.editor.undo();
    panel.editor.undo();
    await vi.waitFor(() => expect(context.store.getState().picture?.record.id).toBe(pictureId));
    expect(shownIn(all)?.id).toBe(first?.id);
  });

  it("looks for another solution where nothing was painted since, and never for the same again", async () => {
    const { panel, asked } = await setUp();
    panel.editor.push(dot);
    await panel.remove();
    await panel.remove();
    await panel.removeAgain();
    expect(asked.map(({ avoid }) => avoid)).toEqual([undefined, [1, 1], [2, 1]]);
    expect(asked.map(({ operations }) => operations)).toEqual([[dot], [dot], [dot]]);
  });

  it("is broken off by its cancel button and by another picture, and leaves nothing", async () => {
    for (const how of ["cancel", "picture"] as const) {
      const signals: AbortSignal[] = [];
      const erase: Erase = (_, signal) =>
        new Promise((resolve) => {
          if (signal) signals.push(signal);
          signal?.addEventListener("abort", () => resolve(err(appError("cancelled_unsent"))));
        });
      const all = await setUp({ erase });
      all.panel.editor.push(dot);
      const removing = all.panel.remove();
      await vi.waitFor(() => expect(signals).toHaveLength(1));
      if (how === "cancel") all.panel.cancelRemoving();
      else all.context.store.setState({ picture: undefined });
      await removing;
      expect(signals[0]?.aborted).toBe(true);
      expect(all.context.store.getState()).toMatchObject({
        erasing: undefined,
        problem: undefined,
      });
      expect(shownIn(all)).toBeUndefined();
    }
  });
});

describe("continuing the edges", () => {
  const extension = { left: 0, top: 0, right: 4, bottom: 0 };
  const kept = { x: 0, y: 0, ...size };
  const inspect: PixelClient["inspect"] = async (request) => {
    const isLarger = (await request.picture.text()) === "extended";
    return ok({ size: isLarger ? { width: 44, height: 40 } : size, hasTransparency: isLarger });
  };

  it("makes a larger picture and an edit of this device that fills what is new", async () => {
    const all = await setUp({ inspect });
    await all.panel.continueEdge(extension);
    const frame = { x: 0, y: 0, width: 44, height: 40 };
    expect(all.asked).toEqual([{ picture: expect.any(Blob), operations: [], frame }]);
    // The one that is there: the larger one need not be made first.
    expect(await all.asked[0]?.picture.text()).toBe("picture");
    const edit = shownIn(all);
    expect(edit).toMatchObject({ state: "done", host: "", maskWay: "continued" });
    expect(await readEdit(edit?.id ?? "")).toMatchObject({
      ok: true,
      value: { erased: { risk: 1 } },
    });
    expect(all.context.store.getState()).toMatchObject({ erasing: undefined, problem: undefined });
  });

  it("is what *Remove* does where the new part was left blank, and its other solution too", async () => {
    const { panel, asked } = await setUp({ inspect });
    await panel.extend(extension);
    panel.editor.push(dot);
    await panel.remove();
    expect(asked[0]).toMatchObject({ operations: [dot], kept });
    await panel.remove();
    expect(asked[1]).toMatchObject({ operations: [dot], kept, avoid: [1, 1] });
  });

  it("is not, where the new part is no longer painted: what is blank may stay so", async () => {
    const all = await setUp({ inspect });
    await all.panel.extend(extension);
    all.panel.editor.clear();
    all.panel.editor.push(dot);
    await all.panel.remove();
    expect(all.asked[0]).not.toHaveProperty("kept");
    expect(shownIn(all)).toMatchObject({ maskWay: "patch" });
  });

  it("is refused with a sentence for more than the picture measures, before anything is made", async () => {
    const { panel, context, asked, pictureId } = await setUp({ inspect });
    await panel.continueEdge({ ...extension, right: 41 });
    expect(context.store.getState().problem?.code).toBe("erase_too_large");
    expect(context.store.getState().picture?.record.id).toBe(pictureId);
    expect(asked).toEqual([]);
  });

  it("begins to fill before the larger picture is there, and says how far it is once it is", async () => {
    const steps: string[] = [];
    const erase: Erase = async (_request, _signal, onProgress) => {
      steps.push("fill");
      onProgress?.(0.5);
      const patch = new Blob(["patch"], { type: "image/png" });
      return ok({ patch, window, risk: 1, isCoarse: false, sources: [] });
    };
    const extend: PixelClient["extend"] = async () => {
      steps.push("extend");
      return ok(new Blob(["extended"]));
    };
    const { panel, context } = await setUp({ inspect, erase, extend });
    context.store.subscribe(({ erasing }) => {
      if (erasing) steps.push(`${erasing.done} ${erasing.isContinuing}`);
    });
    await panel.continueEdge(extension);
    expect(steps.slice(0, 2)).toEqual(["fill", "extend"]);
    expect(steps).toContain("0.5 true");
  });

  it("breaks the filling off where the larger picture could not be made, and keeps none of it", async () => {
    const error = appError("storage_full");
    const signals: (AbortSignal | undefined)[] = [];
    const erase: Erase = (_, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const all = await setUp({ inspect, erase, extend: async () => err(error) });
    await all.panel.continueEdge(extension);
    expect(all.context.store.getState()).toMatchObject({ problem: error, erasing: undefined });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect(shownIn(all)).toBeUndefined();
  });

  it("fills anew where something else was removed while the larger picture was being made", async () => {
    const all = await setUp({ inspect });
    const { extend } = all.context.services.pixels;
    let removing: Promise<void> | undefined;
    Object.assign(all.context.services.pixels, {
      extend: (...given: Parameters<PixelClient["extend"]>) => {
        removing = all.panel.remove();
        return extend(...given);
      },
    });
    all.panel.editor.push(dot);
    await all.panel.continueEdge(extension);
    await removing;
    expect(all.asked.at(-1)).toMatchObject({ operations: [], kept });
    expect(shownIn(all)).toMatchObject({ maskWay: "continued" });
  });
});
