import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { appError } from "@/utils/core/app-error";
import type { UnstoredResults } from "@/utils/core/edit/unstored";
import { ok } from "@/utils/core/result";
import { followUnstored } from "@/utils/panel/show/follow-unstored";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { type OpenPicture, startRun } from "@/utils/panel/state/panel-state";
import { anEdit } from "../../support/an-edit.ts";
import { aRun } from "../../support/fake-panel.ts";
import { fakePixels } from "../../support/fake-pixels.ts";
import { panelServices } from "../../support/panel-services.ts";

const picture = {
  record: { id: "p1", size: { width: 8, height: 8 }, provenance: { way: "page" } },
  bytes: new Blob(["picture"]),
  bitmap: { close: () => undefined },
} as unknown as OpenPicture;

const unstored: UnstoredResults = {
  editId: "paid",
  results: [{ index: 0, blobId: "b", type: "image/png", byteLength: 6 }],
  files: [new Blob(["answer"])],
};

let context: PanelContext;
let offer: (unstored: UnstoredResults) => void;

beforeEach(() => {
  fakeBrowser.reset();
  const { pixels } = fakePixels();
  const stitch = async ({ answer }: { answer: Blob }) => ok({ picture: answer, report: {} });
  context = createContext(
    panelServices({
      pixels: { ...pixels, stitch: stitch as never },
      onUnstored: (heard) => {
        offer = heard;
        return () => undefined;
      },
    }),
  );
  followUnstored(context);
});

const state = () => context.store.getState();
const paid = anEdit({ id: "paid", state: "failed", error: appError("storage_full") });

describe("a result that the disk did not take", () => {
  it("is shown and said to be unstored, also to a panel that opens its edit later", async () => {
    offer(unstored);
    expect(state().run).toBeUndefined();
    context.store.setState({ picture, run: aRun(paid) });
    await vi.waitFor(() => expect(state().run?.results[0]?.placed).toBeDefined());
    expect(state().problem?.code).toBe("storage_full");
  });

  it("is said to be so where the disk did not even take the reason", async () => {
    context.store.setState({ picture, run: aRun(anEdit({ id: "paid", state: "receiving" })) });
    offer(unstored);
    await vi.waitFor(() => expect(state().problem).toBeDefined());
    expect(state().problem).toMatchObject({ code: "storage_full", charge: "likely" });
  });

  it("is not spoken of any more once it has found room", async () => {
    context.store.setState({ picture, run: aRun(paid) });
    offer(unstored);
    await vi.waitFor(() => expect(state().problem).toBeDefined());
    context.store.setState({ run: aRun(anEdit({ id: "paid", state: "done" })) });
    expect(state().problem).toBeUndefined();
    startRun(context.store, undefined);
    startRun(context.store, paid);
    expect(state().run?.results).toEqual([]);
  });
});
