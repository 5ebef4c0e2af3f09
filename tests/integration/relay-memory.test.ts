import "fake-indexeddb/auto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetLearned, readLearned } from "@/utils/store/learned-limits";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { clearRecords } from "../support/records.ts";
import { endOf, makeRunner, queueEdit } from "../support/run-edits.ts";

let sandbox: Sandbox;
let host: string;

const edits = () => sandbox.requests.filter(({ kind }) => kind === "edits");

async function run(id: string, model = "") {
  await makeRunner(sandbox).run(await queueEdit({ id, host, model }));
  return endOf(id);
}

beforeAll(async () => {
  sandbox = await startSandbox();
  host = new URL(sandbox.relayUrl).host;
});

beforeEach(async () => {
  fakeBrowser.reset();
  sandbox.reset();
  await clearRecords();
});

afterAll(() => sandbox?.close());

describe("a field that a server does not know", () => {
  beforeEach(() => sandbox.setMode("unknown-parameter=response_format"));

  it("costs one refused request, once for ever", async () => {
    expect((await run("000000001-a")).state).toBe("done");
    expect(edits()).toHaveLength(2);
    expect((await run("000000002-a")).state).toBe("done");
    expect(edits()).toHaveLength(3);
    expect(edits().at(-1)?.fields).not.toHaveProperty("response_format");
  });

  it("is remembered for this host and model alone", async () => {
    await run("000000001-a");
    expect((await readLearned(host, "")).fields).toEqual(["response_format"]);
    expect((await readLearned(host, "dall-e-2")).fields).toEqual([]);
    expect((await readLearned("other.test", "")).fields).toEqual([]);
  });

  it("is tried again once it is forgotten", async () => {
    await run("000000001-a");
    await forgetLearned(host);
    sandbox.setMode("");
    expect((await run("000000002-a")).state).toBe("done");
    expect(edits().at(-1)?.fields).toHaveProperty("response_format");
  });

  it("does not hide a second one: each edit gets further than the one before", async () => {
    sandbox.setMode("unknown-parameter=response_format+unknown-parameter=user");
    const readProfile = async () => profileWith({ baseUrl: sandbox.relayUrl, user: "me" });
    const states = [];
    for (const id of ["000000001-a", "000000002-a"]) {
      await makeRunner(sandbox, { readProfile }).run(await queueEdit({ id, host }));
      states.push((await endOf(id)).state);
    }
    expect(states).toEqual(["failed", "done"]);
    expect((await readLearned(host, "")).fields).toEqual(["response_format", "user"]);
  });
});
