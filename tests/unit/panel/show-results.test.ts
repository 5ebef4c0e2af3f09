import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import { err, ok } from "@/utils/core/result";
import { createPanelStore, type OpenPicture } from "@/utils/panel/panel-state";
import { showResults } from "@/utils/panel/show/show-results";
import type { StitchRequest } from "@/utils/pixels/job-types";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { database, keyOf } from "@/utils/store/database";
import { saveNewEdit } from "@/utils/store/edits";
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
  const store = createPanelStore();
  const record = { id: "p1", size: { width: 8, height: 8 } };
  const picture = { record, bytes: new Blob(["p"]), bitmap: aBitmap("picture") };
  store.setState({ edit, picture: picture as unknown as OpenPicture });
  /** What was to be seen, one after the other. */
  const seen: string[] = [];
  store.subscribe(({ results }) => {
    const now = results.map(({ bitmap }) => (bitmap as FakeBitmap | undefined)?.name ?? "–");
    if (now.length > 0 && now.join() !== seen.at(-1)) seen.push(now.join());
  });
  return { store, seen, services: panelServices({ pixels }) };
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
    const { store, seen, services } = setUp();
    await showResults(edit, store, services);
    expect(log).toEqual(["overlay a0", "overlay a1", "stitch a0", "stitch a1"]);
    expect(seen).toEqual([
      "–,–",
      "sketch,–",
      "sketch,sketch",
      "made of a0,sketch",
      "made of a0,made of a1",
    ]);
    expect(bitmaps.filter(({ name }) => name === "sketch").every((one) => one.isClosed)).toBe(true);
    expect(store.getState().results.map(({ isSketch }) => isSketch)).toEqual([
      undefined,
      undefined,
    ]);
    expect((await readPlaced(edit.id, 1)).ok).toBe(true);
  });

  it("are shown as they were kept, without being made again", async () => {
    const placement = { report: { featherPx: 4 } };
    await savePlacement(edit.id, 0, placement, new Blob(["kept"]));
    const { store, seen, services } = setUp();
    await showResults({ ...edit, placements: { 0: placement } }, store, services);
    expect(log).toEqual(["overlay a1", "stitch a1"]);
    expect(seen.at(-1)).toBe("kept,made of a1");
  });

  it("stay to be seen where the picture cannot be made, and that is said", async () => {
    const error = appError("unexpected");
    const { store, seen, services } = setUp(fakePixels({ stitch: async () => err(error) }));
    await showResults(edit, store, services);
    expect(seen.at(-1)).toBe("sketch,sketch");
    expect(store.getState().problem).toBe(error);
    expect(store.getState().results[0]).toMatchObject({ error });
  });

  it("keep nobody waiting who has gone on to something else", async () => {
    let signal: AbortSignal | undefined;
    const { store, services } = setUp(
      fakePixels({
        stitch: async (_, given) => {
          signal = given;
          store.setState({ edit: undefined, results: [] });
          return err(appError("cancelled_unsent"));
        },
      }),
    );
    await showResults(edit, store, services);
    expect(signal?.aborted).toBe(true);
    expect(store.getState()).toMatchObject({ results: [], problem: undefined });
    expect((await readPlaced(edit.id, 0)).ok).toBe(false);
  });

  it("give way to a later, fuller answer of the same edit", async () => {
    const fuller = {
      ...edit,
      results: [...edit.results, { index: 2, blobId: "answer-0", ...answered }],
    };
    const { store, services } = setUp();
    const first = showResults(edit, store, services);
    await showResults(fuller, store, services);
    await first;
    const names = store
      .getState()
      .results.map(({ bitmap }) => (bitmap as unknown as FakeBitmap).name);
    expect(names).toEqual(["made of a0", "made of a1", "made of a0"]);
    const shown = store.getState().results.map(({ bitmap }) => bitmap as unknown as FakeBitmap);
    expect(shown.every(({ isClosed }) => !isClosed)).toBe(true);
  });
});
