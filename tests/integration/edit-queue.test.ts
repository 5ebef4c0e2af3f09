import "fake-indexeddb/auto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { readEdit } from "@/utils/store/edits";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { clearRecords } from "../support/records.ts";
import { endOf, makeRunner, plainPng, queueEdit, untilEdit } from "../support/run-edits.ts";

let sandbox: Sandbox;
let answer: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  const png = Buffer.from(await (await plainPng(1)).arrayBuffer());
  answer = JSON.stringify({ data: [{ b64_json: png.toString("base64") }] });
});

beforeEach(clearRecords);

afterAll(() => sandbox?.close());

/** A server that answers when the test says so, and counts who waits for it. */
function heldServer() {
  const open: (() => void)[] = [];
  let most = 0;
  let sent = 0;
  const fetch: RunnerDeps["fetch"] = async () => {
    sent += 1;
    await new Promise<void>((done) => {
      open.push(done);
      most = Math.max(most, open.length);
    });
    return new Response(answer, { headers: { "content-type": "application/json" } });
  };
  return { fetch, open, most: () => most, sent: () => sent };
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `0000000${String(at).padStart(2, "0")}-q`);
}

describe("many edits for one server", () => {
  it("go five at once; the others wait as queued, where no time limit runs", async () => {
    const server = heldServer();
    const runner = makeRunner(sandbox, { fetch: server.fetch });
    const all = ids(12);
    for (const id of all) await queueEdit({ id });
    for (const id of all) await runner.run(id);
    let done = 0;
    while (done < all.length) {
      await untilEdit(all[Math.min(done + 4, 11)] ?? "", ({ state }) => state === "sending");
      while (server.open.length === 0) await new Promise((next) => setTimeout(next, 5));
      const waiting = await Promise.all(all.map((id) => readEdit(id)));
      const queued = waiting.filter((edit) => edit.ok && edit.value.state === "queued").length;
      expect(queued).toBe(Math.max(0, all.length - done - 5));
      server.open.shift()?.();
      done += 1;
      await untilDone(all, done);
    }
    expect(server.most()).toBe(5);
    expect(server.sent()).toBe(12);
  });

  it("that wait cost nothing when they are cancelled", async () => {
    const server = heldServer();
    const runner = makeRunner(sandbox, { fetch: server.fetch });
    const all = ids(6);
    for (const id of all) await queueEdit({ id });
    for (const id of all.slice(0, 5)) {
      await runner.run(id);
      await untilEdit(id, ({ state }) => state === "sending");
    }
    const last = all[5] ?? "";
    await runner.run(last);
    await runner.cancel(last);
    expect(await endOf(last)).toMatchObject({
      state: "cancelled",
      error: { code: "cancelled_unsent", charge: "none" },
    });
    for (const id of all.slice(0, 5)) await runner.cancel(id);
    expect(server.sent()).toBe(5);
  });

  it("do not keep those for another server waiting", async () => {
    const server = heldServer();
    const readProfile = async (id: string) =>
      profileWith({ id, baseUrl: id === "other" ? "http://127.0.0.1:9" : sandbox.relayUrl });
    const runner = makeRunner(sandbox, { fetch: server.fetch, readProfile });
    const all = ids(6);
    for (const id of all) await queueEdit({ id });
    for (const id of all) await runner.run(id);
    const other = await queueEdit({ id: "000000099-o", profileId: "other" });
    await runner.run(other);
    await untilEdit(other, ({ state }) => state === "sending");
    for (const id of [...all, other]) await runner.cancel(id);
  });
});

async function untilDone(all: readonly string[], count: number): Promise<void> {
  for (;;) {
    const edits = await Promise.all(all.map((id) => readEdit(id)));
    if (edits.filter((edit) => edit.ok && edit.value.state === "done").length >= count) return;
    await new Promise((next) => setTimeout(next, 5));
  }
}
