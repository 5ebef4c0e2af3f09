import { describe, expect, it } from "vitest";
import { awaitTask } from "@/utils/relay/send/task";
import { BASE_URL, fakeRelay, json, KEY, PNG_BASE64 } from "../fake-relay";

const never = new AbortController().signal;
const task = { id: "task_1", dialect: "form" } as const;
const server = { baseUrl: BASE_URL, key: KEY };
const pending = () => json({ code: 200, data: { id: "task_1", status: "processing" } });
const done = () =>
  json({ id: "task_1", status: "completed", result: { data: [{ b64_json: PNG_BASE64 }] } });
const missing = () => json({ error: { message: "Invalid URL" } }, 404);

/** Questions take their limit from the clock, which stands still unless a test moves it. */
function relayWith(replies: Parameters<typeof fakeRelay>[0]) {
  return fakeRelay(replies, 60_000);
}

describe("waiting for a task", () => {
  it("asks with growing pauses until the result is there, with the key and nothing else", async () => {
    const { deps, calls, waits } = relayWith([pending(), pending(), done()]);
    const raw = await awaitTask(task, server, deps, never);
    expect(raw.ok && raw.value.dialect).toBe("form");
    expect(calls.map(({ url, init }) => [init.method, url])).toEqual(
      Array(3).fill(["GET", `${BASE_URL}/v1/tasks/task_1`]),
    );
    for (const { init } of calls) {
      expect(init).toMatchObject({ redirect: "manual", credentials: "omit" });
      expect(init.headers).toMatchObject({ authorization: `Bearer ${KEY}` });
      expect(init.body).toBeUndefined();
    }
    expect(waits).toEqual([2_000, 3_000]);
  });

  it("looks for the task at the next place where one does not know it, and stays there", async () => {
    const page = () =>
      new Response("<html>dashboard</html>", { headers: { "content-type": "text/html" } });
    const { deps, calls } = relayWith([missing(), pending(), done()]);
    expect((await awaitTask(task, server, deps, never)).ok).toBe(true);
    const paths = calls.map(({ url }) => url.slice(BASE_URL.length));
    expect(paths).toEqual([
      "/v1/tasks/task_1",
      "/v1/images/tasks/task_1",
      "/v1/images/tasks/task_1",
    ]);
    const other = relayWith([page(), done()]);
    expect((await awaitTask(task, server, other.deps, never)).ok).toBe(true);
  });

  it("goes on after failures that pass", async () => {
    const { deps } = relayWith([json({}, 502), new Error("network"), json({}, 429), done()]);
    expect((await awaitTask(task, server, deps, never)).ok).toBe(true);
  });

  it("keeps away as long as the server says", async () => {
    const { deps, waits } = relayWith([json({}, 429, { "retry-after": "20" }), done()]);
    await awaitTask(task, server, deps, never);
    expect(waits).toEqual([20_000]);
  });

  it.each([
    ["nobody knows it", [missing(), missing(), missing()]],
    ["the key is no longer taken", [json({ error: { message: "无效的令牌" } }, 401)]],
    ["asking fails again and again", Array.from({ length: 10 }, () => json({}, 502))],
  ])("can be taken up again where %s", async (_, replies) => {
    const { deps } = relayWith(replies);
    const raw = await awaitTask(task, server, deps, never);
    expect(raw).toMatchObject({ ok: false, error: { code: "task_unfinished", charge: "likely" } });
  });

  it("gives up for now after half an hour", async () => {
    let nowMs = 0;
    const { deps, calls } = relayWith(Array.from({ length: 40 }, pending));
    const sleep = async (ms: number) => {
      if (ms === 60_000) return new Promise<void>(() => undefined);
      nowMs += 60_000;
      return undefined;
    };
    const raw = await awaitTask(task, server, { ...deps, sleep, now: () => nowMs }, never);
    expect(raw).toMatchObject({ ok: false, error: { code: "task_unfinished" } });
    expect(calls).toHaveLength(32);
  });

  it("ends when it is cancelled, and says that the server will have done the work", async () => {
    const controller = new AbortController();
    const { deps } = relayWith([pending()]);
    const sleep = async (ms: number) => {
      if (ms === 60_000) return new Promise<void>(() => undefined);
      controller.abort();
      return undefined;
    };
    const raw = await awaitTask(task, server, { ...deps, sleep }, controller.signal);
    expect(raw).toMatchObject({ ok: false, error: { code: "cancelled", charge: "likely" } });
  });

  it("hands over a failure as it arrived, without the key", async () => {
    const said = { id: "task_1", status: "failed", error: { message: `bad ${KEY}` } };
    const { deps } = relayWith([json(said)]);
    const raw = await awaitTask(task, server, deps, never);
    expect(raw.ok && new TextDecoder().decode(raw.value.bytes)).not.toContain(KEY);
  });
});
