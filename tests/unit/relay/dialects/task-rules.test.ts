import { describe, expect, it } from "vitest";
import { awaitTask } from "@/utils/relay/send/task";
import { BASE_URL, fakeRelay, json, KEY, PNG_BASE64 } from "../fake-relay";

const never = new AbortController().signal;
const server = { baseUrl: BASE_URL, key: KEY };
const pending = () => json({ id: "t", status: "processing" });
const pictures = { data: [{ b64_json: PNG_BASE64 }] };
const done = () => json(pictures);
const failing = (status: number, words = "no") => json({ error: { message: words } }, status);
const page = () =>
  new Response("<html>dashboard</html>", { headers: { "content-type": "text/html" } });
const times = <T>(count: number, reply: () => T) => Array.from({ length: count }, reply);

async function wait(replies: Parameters<typeof fakeRelay>[0], signal = never) {
  const { deps, calls, waits } = fakeRelay(replies, 60_000);
  const raw = await awaitTask({ id: "t", dialect: "form" }, server, deps, signal);
  return { raw, calls, waits };
}

describe("asking for a task", () => {
  it("waits half as long again each time, up to 10 seconds", async () => {
    const { waits } = await wait([...times(6, pending), done()]);
    expect(waits).toEqual([2_000, 3_000, 4_500, 6_750, 10_000, 10_000]);
  });

  it.each([404, 405, 501])("asks at the next place at once where one says %i", async (status) => {
    const { raw, calls, waits } = await wait([failing(status), done()]);
    expect([raw.ok, calls.length, waits]).toEqual([true, 2, []]);
  });

  it.each([400, 401, 403, 406, 410])("does not go on behind %i", async (status) => {
    const { raw, calls } = await wait([failing(status, "why")]);
    expect(raw).toMatchObject({ error: { code: "task_unfinished", status, detail: "why" } });
    expect(calls).toHaveLength(1);
  });

  it.each([429, 500, 502, 503])("goes on behind %i, at the same place", async (status) => {
    const { raw, calls, waits } = await wait([failing(status), done()]);
    expect([raw.ok, waits]).toEqual([true, [2_000]]);
    expect(calls[0]?.url).toBe(calls[1]?.url);
  });

  it("gives up after ten failures in a row, and an answer between begins them anew", async () => {
    const nine = times(9, () => failing(502));
    expect((await wait([...nine, done()])).raw.ok).toBe(true);
    const again = times(9, () => failing(502));
    expect(
      (await wait([...times(9, () => failing(502)), pending(), ...again, done()])).raw.ok,
    ).toBe(true);
    const given = await wait(times(10, () => failing(502, "down")));
    expect(given.raw).toMatchObject({ error: { status: 502, detail: "down" } });
    expect(given.calls).toHaveLength(10);
  });

  it("says what the first place said where none knows the task", async () => {
    const first = await wait([failing(405, "first"), failing(404), failing(404)]);
    expect(first.raw).toMatchObject({ error: { status: 405, detail: "first" } });
    const pages = await wait([page(), page(), page()]);
    expect(pages.raw).toMatchObject({ error: { code: "task_unfinished", status: 404 } });
    expect(pages.raw.ok || "detail" in pages.raw.error).toBe(false);
  });

  it("asks at the next place where one answers with something that is no task", async () => {
    const { raw, calls } = await wait([json([{ status: "failed" }]), done()]);
    expect(raw.ok).toBe(true);
    expect(calls.map(({ url }) => /images/.test(url))).toEqual([false, true]);
    expect((await wait([json(null), done()])).raw.ok).toBe(true);
  });

  it("names no status and no words where it only took too long", async () => {
    let nowMs = 0;
    const { deps } = fakeRelay(times(40, pending), 60_000);
    const sleep = async (ms: number) => {
      if (ms === 60_000) return new Promise<void>(() => undefined);
      nowMs += 60_000;
      return undefined;
    };
    const task = { id: "t", dialect: "form" } as const;
    const raw = await awaitTask(task, server, { ...deps, sleep, now: () => nowMs }, never);
    expect(Object.keys(raw.ok ? {} : raw.error).sort()).toEqual(["charge", "code"]);
  });

  it("ends where it is cancelled while the server answers", async () => {
    const controller = new AbortController();
    const replies = [
      () => {
        controller.abort();
        return done();
      },
    ];
    const { raw } = await wait(replies, controller.signal);
    expect(raw).toMatchObject({ ok: false, error: { code: "cancelled", charge: "likely" } });
  });
});

describe("the last word on a task", () => {
  it.each<[string, object]>([
    ["pictures", pictures],
    ["an error", { error: { message: "blocked" } }],
    ["a failure", { id: "t", status: "failed" }],
    ["a success", { id: "t", status: "succeeded", result: pictures }],
  ])("is %s, handed over as it came", async (_what, said) => {
    const { raw, calls } = await wait([json(said)]);
    expect(calls).toHaveLength(1);
    expect(raw).toMatchObject({ ok: true, value: { status: 200, dialect: "form" } });
    expect(raw.ok && JSON.parse(new TextDecoder().decode(raw.value.bytes))).toEqual(said);
  });

  it.each<[string, object]>([
    ["nothing yet", {}],
    ["a state, though pictures lie beside it", { status: "processing", ...pictures }],
  ])("is not %s", async (_what, said) => {
    const { raw, calls } = await wait([json(said), done()]);
    expect([raw.ok, calls.length]).toEqual([true, 2]);
  });
});
