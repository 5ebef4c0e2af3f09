import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import { err, ok } from "@/utils/core/result";
import { showResults } from "@/utils/panel/show/show-results";
import { createContext } from "@/utils/panel/state/panel-context";
import { newRun, type OpenPicture, startRun } from "@/utils/panel/state/panel-state";
import { resultsOf } from "@/utils/panel/state/selectors";
import type { StitchRequest } from "@/utils/pixels/job-types";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { database, keyOf } from "@/utils/store/database";
import { saveNewEdit } from "@/utils/store/new-edits";
import { readPlaced, savePlacement } from "@/utils/store/placed";
import { anEdit } from "../../support/an-edit.ts";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

/** Draws nothing, but knows its size and whether it was closed. */
class FakeCanvas {
  getContext = () => ({ drawImage: () => undefined });
  transferToImageBitmap = () => aBitmap("sketch");
}

interface FakeBitmap {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  isClosed: boolean;
  close(): void;
}

const bitmaps: FakeBitmap[] = [];

function aBitmap(name: string): ImageBitmap {
  const bitmap: FakeBitmap = {
    name,
    width: 8,
    height: 8,
    isClosed: false,
    close: () => {
      bitmap.isClosed = true;
    },
  };
  bitmaps.push(bitmap);
  return bitmap as unknown as ImageBitmap;
}

const report = { answerSize: { width: 8, height: 8 }, feather: 4 };
const log: string[] = [];

/** Which answer it is, by its text. */
const nameOf = ({ answer }: StitchRequest) => answer.text();

function fakePixels(change: Partial<PixelClient> = {}): PixelClient {
  const pixels: Partial<PixelClient> = {
    overlay: async ({ request }) => {
      log.push(`overlay ${await nameOf(request)}`);
      return ok({ report });
    },
    stitch: async (request) => {
      const name = await nameOf(request);
      log.push(`stitch ${name}`);
      return ok({ picture: new Blob([`made of ${name}`]), report });
    },
    proxy: async ({ picture }) =>
      ok({ bitmap: aBitmap(await picture.text()), size: { width: 8, height: 8 } }),
    ...change,
  };
  return pixels as PixelClient;
}

const answered = { type: "image/png", byteLength: 2 };
const edit = anEdit({
  state: "done",
  results: [0, 1].map((index) => ({ index, blobId: `answer-${index}`, ...answered })),
});

function setUp(pixels: PixelClient = fakePixels()) {
  const context = createContext(panelServices({ pixels }));
  const { store } = context;
  const record = { id: "p1", size: { width: 8, height: 8 } };
  const picture = { record, bytes: new Blob(["p"]), bitmap: aBitmap("picture") };
  store.setState({ run: newRun(edit), picture: picture as unknown as OpenPicture });
  /** What was to be seen, one after the other. */
  const seen: string[] = [];
  store.subscribe((state) => {
    const now = resultsOf(state).map(
      ({ bitmap }) => (bitmap as FakeBitmap | undefined)?.name ?? "–",
    );
    if (now.length > 0 && now.join() !== seen.at(-1)) seen.push(now.join());
  });
  return { context, store, seen };
}

beforeAll(() => vi.stubGlobal("OffscreenCanvas", FakeCanvas));
afterAll(() => vi.unstubAllGlobals());

beforeEach(async () => {
  log.length = 0;
  bitmaps.length = 0;
  await clearRecords();
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
  for (const index of [0, 1]) {
    await set(keyOf.result(`answer-${index}`), new Blob([`a${index}`]), database);
  }
});

describe("results that have come", () => {
  it("are all to be seen before the first large picture is made", async () => {
    const { context, store, seen } = setUp();
    await showResults(context, edit);
    expect(log).toEqual(["overlay a0", "overlay a1", "stitch a0", "stitch a1"]);
    expect(seen).toEqual([
      "–,–",
      "sketch,–",
      "sketch,sketch",
      "made of a0,sketch",
      "made of a0,made of a1",
    ]);
    expect(bitmaps.filter(({ name }) => name === "sketch").every((one) => one.isClosed)).toBe(true);
    expect(resultsOf(store.getState()).map(({ isSketch }) => isSketch)).toEqual([
      undefined,
      undefined,
    ]);
    expect((await readPlaced(edit.id, 1)).ok).toBe(true);
  });

  it("are shown as they were kept, without being made again", async () => {
    const placement = { report: { featherPx: 4 } };
    await savePlacement(edit.id, 0, placement, new Blob(["kept"]));
    const { context, seen } = setUp();
    await showResults(context, { ...edit, placements: { 0: placement } });
    expect(log).toEqual(["overlay a1", "stitch a1"]);
    expect(seen.at(-1)).toBe("kept,made of a1");
  });

  it("stay to be seen where the picture cannot be made, and that is said", async () => {
    const error = appError("unexpected");
    const { context, store, seen } = setUp(fakePixels({ stitch: async () => err(error) }));
    await showResults(context, edit);
    expect(seen.at(-1)).toBe("sketch,sketch");
    expect(store.getState().problem).toBe(error);
    expect(resultsOf(store.getState())[0]).toMatchObject({ error });
  });

  it("keep nobody waiting who has gone on to something else", async () => {
    let signal: AbortSignal | undefined;
    const { context, store } = setUp(
      fakePixels({
        stitch: async (_, given) => {
          signal = given;
          startRun(store, undefined);
          return err(appError("cancelled_unsent"));
        },
      }),
    );
    await showResults(context, edit);
    expect(signal?.aborted).toBe(true);
    expect(store.getState()).toMatchObject({ run: undefined, problem: undefined });
    expect((await readPlaced(edit.id, 0)).ok).toBe(false);
  });

  it("give way to a later, fuller answer of the same edit", async () => {
    const fuller = {
      ...edit,
      results: [...edit.results, { index: 2, blobId: "answer-0", ...answered }],
    };
    const { context, store } = setUp();
    const first = showResults(context, edit);
    await showResults(context, fuller);
    await first;
    const names = resultsOf(store.getState()).map(
      ({ bitmap }) => (bitmap as unknown as FakeBitmap).name,
    );
    expect(names).toEqual(["made of a0", "made of a1", "made of a0"]);
    const shown = resultsOf(store.getState()).map(({ bitmap }) => bitmap as unknown as FakeBitmap);
    expect(shown.every(({ isClosed }) => !isClosed)).toBe(true);
  });
});
