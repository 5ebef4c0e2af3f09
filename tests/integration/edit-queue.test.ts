import "fake-indexeddb/auto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { readEdit } from "@/utils/store/edits";
import { readPause, readQueue, savePause } from "@/utils/store/queue";
import { saveSettings } from "@/utils/store/settings";
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

beforeEach(async () => {
  await clearRecords();
  await saveSettings({ atOnce: 2 });
});

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
  it("go two at once; the others wait as queued, where no time limit runs", async () => {
    const server = heldServer();
    const runner = makeRunner(sandbox, { fetch: server.fetch });
    const all = ids(12);
    for (const id of all) await queueEdit({ id });
    for (const id of all) await runner.run(id);
    let done = 0;
    while (done < all.length) {
      await untilEdit(all[Math.min(done + 1, 11)] ?? "", ({ state }) => state === "sending");
      while (server.open.length === 0) await new Promise((next) => setTimeout(next, 5));
      const waiting = await Promise.all(all.map((id) => readEdit(id)));
      const queued = waiting.filter((edit) => edit.ok && edit.value.state === "queued").length;
      expect(queued).toBe(Math.max(0, all.length - done - 2));
      server.open.shift()?.();
      done += 1;
      await untilDone(all, done);
    }
    expect(server.most()).toBe(2);
    expect(server.sent()).toBe(12);
  });

  it("that wait cost nothing when they are cancelled", async () => {
    const server = heldServer();
    const runner = makeRunner(sandbox, { fetch: server.fetch });
    const all = ids(3);
    for (const id of all) await queueEdit({ id });
    for (const id of all.slice(0, 2)) {
      await runner.run(id);
      await untilEdit(id, ({ state }) => state === "sending");
    }
    const last = all[2] ?? "";
    await runner.run(last);
    await runner.cancel(last);
    expect(await endOf(last)).toMatchObject({
      state: "cancelled",
      error: { code: "cancelled_unsent", charge: "none" },
    });
    for (const id of all.slice(0, 2)) await runner.cancel(id);
    expect(server.sent()).toBe(2);
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

/** Each profile has a server of its own. */
const ownServers = async (id: string) =>
  profileWith({ id, baseUrl: `http://127.0.0.1:${1 + Number(id)}` });

/** What is under way, by profile, as the requests arrive and are answered. */
function countedServers() {
  const open: (() => void)[] = [];
  const order: string[] = [];
  const inside = new Map<string, number>();
  const most = { each: 0, all: 0 };
  const fetch: RunnerDeps["fetch"] = async (url) => {
    const { port } = new URL(url);
    order.push(port);
    inside.set(port, (inside.get(port) ?? 0) + 1);
    most.each = Math.max(most.each, ...inside.values());
    most.all = Math.max(
      most.all,
      inside.values().reduce((sum, one) => sum + one, 0),
    );
    await new Promise<void>((done) => open.push(done));
    inside.set(port, (inside.get(port) ?? 1) - 1);
    return new Response(answer, { headers: { "content-type": "application/json" } });
  };
  return { fetch, open, order, most };
}

describe("twenty edits for three servers, asked for in two windows at once", () => {
  it("go in order, two to a server and six in all, and each is sent once", async () => {
    const servers = countedServers();
    const runner = makeRunner(sandbox, { fetch: servers.fetch, readProfile: ownServers });
    const all = ids(20);
    for (const [at, id] of all.entries()) await queueEdit({ id, profileId: String(at % 3) });
    const halves = [all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)];
    // Each window asks for its own, and by mistake for all those of the other one.
    await Promise.all(
      halves.map(async (own) => {
        for (const id of own) await runner.run(id);
        for (const id of all) await runner.run(id);
      }),
    );
    for (let left = all.length; left > 0; left -= 1) {
      // The last ones are all for the servers that had the most.
      const most = Math.min(left, left > 8 ? 6 : 1);
      while (servers.open.length < most) await new Promise((next) => setTimeout(next, 5));
      servers.open.shift()?.();
    }
    await untilDone(all, all.length);
    expect(servers.order).toHaveLength(20);
    expect(servers.most.each).toBe(2);
    expect(servers.most.all).toBe(6);
  });
});

describe("the queue", () => {
  beforeEach(() => savePause(undefined));

  /** One is under way, two wait. */
  async function threeAtOneServer(change: Partial<RunnerDeps> = {}) {
    const server = heldServer();
    const asked = new Set<string>();
    const deps: Partial<RunnerDeps> = {
      fetch: server.fetch,
      asked: {
        note: async (id) => void asked.add(id),
        has: async (id) => asked.has(id),
        forget: async (id) => void asked.delete(id),
      },
      ...change,
    };
    await saveSettings({ atOnce: 1 });
    const all = ids(3);
    for (const id of all) await queueEdit({ id });
    const runner = makeRunner(sandbox, deps);
    for (const id of all) await runner.run(id);
    const [first = "", second = "", third = ""] = all;
    await untilEdit(first, ({ state }) => state === "sending");
    return { runner, server, deps, asked, all, first, second, third };
  }

  const stateOf = async (id: string) => {
    const edit = await readEdit(id);
    return edit.ok ? edit.value.state : undefined;
  };

  it("can be paused and goes on where it was, also with another background", async () => {
    const { runner, server, deps, first, second, third } = await threeAtOneServer();
    await runner.pause();
    server.open.shift()?.();
    expect((await endOf(first)).state).toBe("done");
    const next = makeRunner(sandbox, deps);
    await next.settle();
    expect([await stateOf(second), await stateOf(third)]).toEqual(["queued", "queued"]);
    expect(server.sent()).toBe(1);
    await next.resume();
    for (const id of [second, third]) {
      await vi.waitFor(() => expect(server.open.length).toBe(1));
      server.open.shift()?.();
      expect((await endOf(id)).state).toBe("done");
    }
    expect(server.sent()).toBe(3);
  });

  it("needs no background and no alarm while it is paused", async () => {
    const watch = { isOn: false, isResting: false };
    const { runner, server, first } = await threeAtOneServer({
      startWatchdog: async () => {
        watch.isOn = true;
      },
      stopWatchdog: async () => {
        watch.isOn = false;
      },
      rest: () => {
        watch.isResting = true;
      },
    });
    await runner.pause();
    server.open.shift()?.();
    await endOf(first);
    await vi.waitFor(() => expect(watch).toEqual({ isOn: false, isResting: true }));
  });

  it("sends what an earlier run of the browser left only when the person says so", async () => {
    const server = heldServer();
    const id = await queueEdit({ createdAt: 1 });
    const left = await readQueue();
    expect(left).toMatchObject({ value: { edits: [{ entry: { id }, isHeld: true }] } });
    const runner = makeRunner(sandbox, { ...(await freshSession()), fetch: server.fetch });
    await runner.settle();
    expect(await stateOf(id)).toBe("queued");
    expect(server.sent()).toBe(0);
    await runner.resume();
    await vi.waitFor(() => expect(server.open.length).toBe(1));
    server.open.shift()?.();
    expect((await endOf(id)).state).toBe("done");
  });

  it("is cancelled as a whole, and what was not sent cost nothing", async () => {
    const { runner, server, all, asked } = await threeAtOneServer();
    await runner.cancelAll();
    const ends = await Promise.all(all.map(endOf));
    expect(ends.map(({ error }) => [error?.code, error?.charge])).toEqual([
      ["cancelled", "maybe"],
      ["cancelled_unsent", "none"],
      ["cancelled_unsent", "none"],
    ]);
    expect(server.sent()).toBe(1);
    await vi.waitFor(() => expect(asked.size).toBe(0));
  });

  it("pauses when the same is refused three times in a row, and says why", async () => {
    const refuse: RunnerDeps["fetch"] = async () =>
      new Response(JSON.stringify({ error: { code: "moderation_blocked", message: "no" } }), {
        status: 400,
        headers: { "content-type": "application/json" },
      });
    await saveSettings({ atOnce: 1 });
    const all = ids(6);
    const session = await freshSession();
    for (const id of all) await queueEdit({ id });
    const runner = makeRunner(sandbox, { ...session, fetch: refuse });
    for (const id of all) await runner.run(id);
    for (const id of all.slice(0, 3)) expect((await endOf(id)).state).toBe("failed");
    await vi.waitFor(async () =>
      expect(await readPause()).toEqual({ why: "refused", code: "content_refused" }),
    );
    expect(await Promise.all(all.slice(3).map(stateOf))).toEqual(["queued", "queued", "queued"]);
  });
});

/** A session of the browser in which nothing was asked for yet. */
async function freshSession(): Promise<Partial<RunnerDeps>> {
  const asked = new Set<string>();
  return {
    asked: {
      note: async (id) => void asked.add(id),
      has: async (id) => asked.has(id),
      forget: async (id) => void asked.delete(id),
    },
  };
}

async function untilDone(all: readonly string[], count: number): Promise<void> {
  for (;;) {
    const edits = await Promise.all(all.map((id) => readEdit(id)));
    if (edits.filter((edit) => edit.ok && edit.value.state === "done").length >= count) return;
    await new Promise((next) => setTimeout(next, 5));
  }
}
