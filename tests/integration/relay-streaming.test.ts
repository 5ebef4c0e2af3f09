import "fake-indexeddb/auto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readResult } from "@/utils/store/edits";
import { readPartial, savePartial } from "@/utils/store/partials";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { clearRecords, storedKeys } from "../support/records.ts";
import { endOf, makeRunner, plainPng, queueEdit } from "../support/run-edits.ts";

let sandbox: Sandbox;
let image: Blob;
let mask: Blob;

const model = "gpt-image-1.5";

async function start(partialImages: number, mode = "") {
  sandbox.setMode(mode);
  const announced: string[] = [];
  const runner = makeRunner(sandbox, {
    readProfile: async () => profileWith({ baseUrl: sandbox.relayUrl, model }),
    announcePartial: (id) => announced.push(id),
  });
  const options = { count: 1, size: "1024x1024", stream: true, partialImages };
  const sentSize = { width: 1024, height: 1024 };
  const id = await queueEdit({ model, options, sentSize }, { image, mask });
  await runner.run(id);
  return { id, announced, runner };
}

beforeAll(async () => {
  sandbox = await startSandbox();
  image = await plainPng(1, 1024);
  mask = await plainPng(0, 1024);
});

beforeEach(async () => {
  fakeBrowser.reset();
  sandbox.reset();
  await clearRecords();
});

afterAll(() => sandbox?.close());

describe("a streamed answer", () => {
  it("announces each preview, and keeps none of them beside the result", async () => {
    const { id, announced } = await start(3);
    expect(await endOf(id)).toMatchObject({ state: "done", results: [{ index: 0 }] });
    await new Promise((done) => setTimeout(done, 50));
    expect(announced).toEqual([id, id, id]);
    expect(await storedKeys()).not.toContain(`partial:${id}`);
  });

  it("has its preview in the store while the rest is waited for", async () => {
    const { id, announced, runner } = await start(1, "sse-hang");
    while (announced.length === 0) await new Promise((done) => setTimeout(done, 10));
    const preview = await readPartial(id);
    expect(preview.ok && preview.value.type).toBe("image/png");
    await runner.cancel(id);
    await endOf(id);
  });

  it("that breaks off keeps the last preview as its result, and says so", async () => {
    const { id } = await start(1, "sse-cut");
    const edit = await endOf(id);
    expect(edit).toMatchObject({ state: "done", results: [{ index: 0 }] });
    expect(edit.lostItems?.map(({ code }) => code)).toContain("stream_incomplete");
  });

  it("whose background was ended keeps the last preview as its result, and says so", async () => {
    const id = await queueEdit({ model, state: "receiving", sentAt: 1 }, { image, mask });
    const preview = await plainPng(1, 32);
    await savePartial(id, preview);
    await makeRunner(sandbox).settle();
    const edit = await endOf(id);
    expect(edit).toMatchObject({ state: "done", results: [{ index: 0, type: "image/png" }] });
    expect(edit.lostItems?.map(({ code }) => code)).toEqual(["stream_incomplete", "interrupted"]);
    const kept = await readResult(edit.results[0]?.blobId ?? "");
    expect(kept.ok && kept.value.size).toBe(preview.size);
    expect(await storedKeys()).not.toContain(`partial:${id}`);
    expect(sandbox.requests).toEqual([]);
  });

  it("is interrupted where its last preview is no picture, and keeps none of it", async () => {
    const id = await queueEdit({ model, state: "receiving", sentAt: 1 }, { image, mask });
    await savePartial(id, new Blob(["no picture"]));
    await makeRunner(sandbox).settle();
    expect(await endOf(id)).toMatchObject({ state: "interrupted", results: [] });
    expect(await storedKeys()).not.toContain(`partial:${id}`);
  });

  it("is interrupted where this browser cannot show its last preview", async () => {
    const id = await queueEdit({ model, state: "receiving", sentAt: 1 }, { image, mask });
    await savePartial(id, await plainPng(1, 32));
    await makeRunner(sandbox, { canDecode: async () => false }).settle();
    expect(await endOf(id)).toMatchObject({ state: "interrupted", results: [] });
  });

  it("asks for no stream and no previews unless that was chosen", async () => {
    const id = await queueEdit({ model, sentSize: { width: 1024, height: 1024 } }, { image, mask });
    const readProfile = async () => profileWith({ baseUrl: sandbox.relayUrl, model });
    await makeRunner(sandbox, { readProfile }).run(id);
    await endOf(id);
    const [edit] = sandbox.requests.filter(({ kind }) => kind === "edits");
    expect(edit?.fields).not.toHaveProperty("stream");
    expect(edit?.fields).not.toHaveProperty("partial_images");
  });
});
