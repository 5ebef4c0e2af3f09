import "fake-indexeddb/auto";
import { beforeAll, describe, expect, it } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { readEdit, readResult } from "@/utils/store/edits";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { storedKeys } from "../support/records.ts";
import {
  endOf as ended,
  makeRunner,
  plainPng,
  queueEdit as save,
  soon,
  untilEdit,
} from "../support/run-edits.ts";
import { withSandbox } from "../support/with-sandbox.ts";

let sandbox: Sandbox;
let image: Blob;

const runner = (change: Partial<RunnerDeps> = {}) => makeRunner(sandbox, change);

const sent = () => sandbox.requests.filter(({ kind }) => kind === "edits");

withSandbox((started) => {
  sandbox = started;
});

beforeAll(async () => {
  image = await plainPng(1);
});

describe("running an edit", () => {
  it("stores every result with the edit that is done", async () => {
    const id = await save({ options: { count: 3, size: "256x256" } });
    await runner().run(id);
    const edit = await ended(id);
    expect(edit.state).toBe("done");
    expect(edit.results).toHaveLength(3);
    for (const { blobId } of edit.results) expect((await readResult(blobId)).ok).toBe(true);
  });

  it("sends an edit once, however often it is asked to", async () => {
    const id = await save();
    const first = runner();
    const second = runner();
    await Promise.all([first.run(id), first.run(id), second.run(id), second.run(id)]);
    await ended(id);
    await first.run(id);
    await new Promise((done) => setTimeout(done, 100));
    expect(sent()).toHaveLength(1);
  });

  it("sends nothing without a key, a permission or a profile, and says that it cost nothing", async () => {
    const remote = async () => profileWith({ id: "default" });
    const cases = [
      [{ readKey: async () => undefined, readProfile: remote }, "key_missing"],
      [{ hasHost: async () => false }, "host_not_allowed"],
      [{ readProfile: async () => undefined }, "profile_missing"],
    ] as const;
    for (const [change, code] of cases) {
      const id = await save({ id: `${code}-1` });
      await runner(change).run(id);
      expect((await ended(id)).error).toMatchObject({ code, charge: "none" });
    }
    expect(sent()).toHaveLength(0);
  });

  it("asks a server on this machine without a key where none was entered", async () => {
    const id = await save();
    await runner({ readKey: async () => undefined }).run(id);
    expect((await ended(id)).error?.code).toBe("key_rejected");
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.headers).not.toHaveProperty("authorization");
  });

  it("says nothing of a charge where a server at home was asked without a key", async () => {
    sandbox.setMode("cut-before");
    const charge = async (id: string, key: string | undefined) => {
      await runner({ readKey: async () => key }).run(await save({ id }));
      return (await ended(id)).error?.charge;
    };
    expect(await charge("home-1", undefined)).toBe("none");
    expect(await charge("home-2", "sandbox-key")).toBe("maybe");
  });

  it("keeps the raw answer before anything is made of it", async () => {
    sandbox.setMode("ok-garbage");
    const id = await save();
    await runner().run(id);
    expect((await ended(id)).state).toBe("failed");
    expect(await storedKeys()).toContain(`answer:${id}`);
  });

  it("keeps the good results of a mixed answer and says what was lost", async () => {
    sandbox.setMode("mixed");
    const id = await save({ options: { count: 2, size: "256x256" } });
    await runner().run(id);
    const edit = await ended(id);
    expect(edit.state).toBe("done");
    expect(edit.results.length).toBeGreaterThan(0);
    expect(edit.lostItems?.length).toBeGreaterThan(0);
  });

  it("fetches results by address at once, without the key", async () => {
    sandbox.setMode("url");
    const id = await save();
    await runner().run(id);
    expect((await ended(id)).state).toBe("done");
    const fetched = sandbox.requests.filter(({ kind }) => kind === "result");
    expect(fetched).toHaveLength(1);
    expect(fetched[0]?.headers.authorization).toBeUndefined();
  });

  it("never stores the key", async () => {
    const id = await save();
    await runner().run(id);
    await ended(id);
    expect(JSON.stringify(await readEdit(id))).not.toContain("sandbox-key");
  });
});

describe("cancelling", () => {
  it("breaks off a request and says that it may have been charged", async () => {
    sandbox.setMode("slow=30");
    const id = await save();
    const one = runner();
    await one.run(id);
    await sandbox.waitForEdits(1);
    await one.cancel(id);
    expect(await ended(id)).toMatchObject({ state: "cancelled", error: { charge: "maybe" } });
  });

  it("of an edit that nobody runs costs nothing", async () => {
    const id = await save();
    await runner().cancel(id);
    expect(await ended(id)).toMatchObject({ state: "cancelled", error: { charge: "none" } });
  });
});

describe("after a background was ended", () => {
  it("turns what it was sending into interrupted, and sends nothing", async () => {
    const id = await save({ state: "sending", sentAt: 1 });
    await runner().settle();
    expect(await ended(id)).toMatchObject({ state: "interrupted", error: { charge: "maybe" } });
    expect(sent()).toHaveLength(0);
  });

  it("leaves a queued edit alone that nobody asked for", async () => {
    const id = await save();
    await runner().settle();
    const edit = await readEdit(id);
    expect(edit.ok && edit.value.state).toBe("queued");
  });

  it("makes results of an answer that is on disk, without asking the server", async () => {
    sandbox.setMode("url-unreachable");
    const id = await save();
    await runner({ ...soon, fetch: impatientFetch }).run(id);
    expect((await ended(id)).state).toBe("failed");
    const requests = sent().length;
    await runner({ fetch: servePicture }).repair(id);
    await untilEdit(id, ({ state }) => state === "done");
    expect(sent()).toHaveLength(requests);
  });
});

/** The edit goes through; a result's address is answered with 404 at once. */
const impatientFetch: RunnerDeps["fetch"] = (url, init) =>
  init?.method === "POST" ? fetch(url, init) : Promise.resolve(new Response(null, { status: 404 }));

const servePicture: RunnerDeps["fetch"] = async () => new Response(image);
