import { describe, expect, it } from "vitest";
import { DELIVERY_MODES } from "../../sandbox/relay/modes/delivery.ts";
import { LIMIT_MODES } from "../../sandbox/relay/modes/limits.ts";
import { REDIRECT_MODES } from "../../sandbox/relay/modes/redirects.ts";
import { REPEAT_MODES } from "../../sandbox/relay/modes/repeats.ts";
import { ask, KEY, makeGoodForm, namesOf, postEdit, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();

type Received = {
  status: number;
  read: number;
  declared: number;
  error: string | null;
  ms: number;
};

/** Reads as much of the answer as comes, and says how it ended. */
async function receive(mode: string, timeoutMs = 8000): Promise<Received> {
  const startMs = performance.now();
  const form = await makeGoodForm({ prompt: `x [sandbox:${mode}]` });
  const seen = { status: 0, read: 0, declared: 0 };
  const end = (error: string | null) => ({ ...seen, error, ms: performance.now() - startMs });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await postEdit(sandbox(), form, { signal });
    seen.status = response.status;
    seen.declared = Number(response.headers.get("content-length") ?? "0");
    for await (const chunk of response.body ?? []) seen.read += (chunk as Uint8Array).length;
    return end(null);
  } catch (error) {
    return end(error instanceof Error && error.name === "TimeoutError" ? "time-out" : "broken");
  }
}

const DELIVERY_CASES: Readonly<Record<string, () => Promise<void>>> = {
  slow: async () => {
    const { status, ms, error } = await receive("slow=0.6");
    expect({ status, error }).toEqual({ status: 200, error: null });
    expect(ms).toBeGreaterThan(600);
  },
  held: async () => {
    sandbox().setMode("held");
    const received = receive("held");
    await sandbox().waitForEdits(1);
    expect(sandbox().requests).toMatchObject([{ state: "working", status: null }]);
    sandbox().setMode("");
    expect(await received).toMatchObject({ status: 200, error: null });
  },
  drip: async () => {
    const { ms, read, declared, error } = await receive("drip=0.8");
    expect(error).toBeNull();
    expect(read).toBe(declared);
    expect(ms).toBeGreaterThan(800);
  },
  cut: async () => {
    const { status, read, declared, error } = await receive("cut");
    expect({ status, error }).toEqual({ status: 200, error: "broken" });
    expect(read).toBeLessThanOrEqual(declared / 2);
  },
  "cut-chunked": async () => {
    const { status, declared, error } = await receive("cut-chunked");
    expect({ status, declared, error }).toEqual({ status: 200, declared: 0, error: "broken" });
  },
  "cut-before": async () => {
    expect(await receive("cut-before")).toMatchObject({ status: 0, error: "broken" });
    expect(sandbox().requests).toMatchObject([{ state: "aborted", status: null }]);
    expect(sandbox().requests[0]?.parts.length).toBeGreaterThan(0);
  },
  "cut-upload": async () => {
    sandbox().setMode("cut-upload");
    await expect(postEdit(sandbox(), await makeGoodForm())).rejects.toThrow();
    expect(sandbox().requests[0]?.parts).toEqual([]);
  },
  hang: async () => {
    expect(await receive("hang", 500)).toMatchObject({ status: 0, error: "time-out" });
  },
  "hang-body": async () => {
    const { status, read, declared, error } = await receive("hang-body", 700);
    expect({ status, error }).toEqual({ status: 200, error: "time-out" });
    expect(read).toBe(declared >> 1);
  },
};

describe("modes of delivery", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(DELIVERY_CASES, DELIVERY_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(DELIVERY_CASES))("%s", async (_, check) => check());

  it("slow adds to another mode", async () => {
    const { status, ms } = await receive("slow=0.5+nginx=504");
    expect(status).toBe(504);
    expect(ms).toBeGreaterThan(500);
  });

  it("note when the client gives up, and go on serving others", async () => {
    await receive("slow=30", 300);
    await expect.poll(() => sandbox().requests[0]?.state).toBe("aborted");
    expect((await ask(sandbox(), "ok")).status).toBe(200);
  });
});

const LIMIT_CASES: Readonly<Record<string, () => Promise<void>>> = {
  huge: async () => {
    const { read, declared, error } = await receive("huge=12");
    expect(error).toBeNull();
    expect(read).toBe(declared);
    expect(read).toBeGreaterThan(12_000_000);
  },
  "huge-chunked": async () => {
    const { read, declared, error } = await receive("huge-chunked=12");
    expect({ declared, error }).toEqual({ declared: 0, error: null });
    expect(read).toBeGreaterThan(12_000_000);
  },
  endless: async () => {
    const { status, read, error } = await receive("endless", 900);
    expect({ status, error }).toEqual({ status: 200, error: "time-out" });
    expect(read).toBeGreaterThan(64);
  },
  deep: async () => {
    const { text } = await ask(sandbox(), "deep=0.1");
    expect(text).toBe("[".repeat(50_000) + "]".repeat(50_000));
  },
  "deep-beside": async () => {
    const { text } = await ask(sandbox(), "deep-beside=0.1");
    expect(text).toMatch(/^\{"created":\d+,"data":\[\{"b64_json":"iVBOR/);
    expect(text.endsWith(`${"]".repeat(50_000)}}`)).toBe(true);
  },
  "many-items": async () => {
    const { text } = await ask(sandbox(), "many-items=5000");
    expect((JSON.parse(text) as { data: unknown[] }).data).toHaveLength(5000);
  },
};

describe("modes that try a client's limits", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(LIMIT_CASES, LIMIT_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(LIMIT_CASES))("%s", async (_, check) => check());
});

const REDIRECT_CASES: Readonly<Record<string, () => Promise<void>>> = {
  "redirect-other": async () => {
    const { status, headers } = await ask(sandbox(), "redirect-other");
    expect(status).toBe(307);
    expect(headers.get("location")).toBe(`${sandbox().otherUrl}/v1/images/edits`);
    // A careless client brings everything along, and the other host shows it.
    const location = headers.get("location") ?? "";
    const form = await makeGoodForm({ prompt: "x [sandbox:redirect-other]" });
    const careless = await fetch(location, { method: "POST", headers: KEY, body: form });
    expect(careless.status).toBe(200);
    const leaked = sandbox().requests.filter(({ server }) => server === "other");
    expect(leaked[0]?.headers.authorization).toBe("Bearer sandbox-key");
  },
  "redirect-same": async () => {
    const response = await postBytes("redirect-same");
    expect({ status: response.status, isRedirected: response.redirected }).toEqual({
      status: 200,
      isRedirected: true,
    });
  },
  "redirect-loop": async () => {
    await expect(postBytes("redirect-loop")).rejects.toThrow();
  },
};

/** Node writes a new boundary into a form it sends twice, and keeps the old header; bytes stay. */
async function postBytes(mode: string): Promise<Response> {
  const form = await makeGoodForm({ prompt: `x [sandbox:${mode}]` });
  const written = new Response(form);
  const type = written.headers.get("content-type") ?? "";
  return fetch(`${sandbox().relayUrl}/v1/images/edits`, {
    method: "POST",
    headers: { ...KEY, "content-type": type },
    body: await written.arrayBuffer(),
  });
}

describe("modes that redirect the call", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(REDIRECT_CASES, REDIRECT_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(REDIRECT_CASES))("%s", async (_, check) => check());
});

const REPEAT_CASES: Readonly<Record<string, number[]>> = {
  "fails-once": [503, 200, 200, 200],
  "fails-twice": [503, 503, 200, 200],
  "fails-thrice": [503, 503, 503, 200],
};

describe("modes that pass", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(REPEAT_CASES, REPEAT_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(REPEAT_CASES))("%s answers %j", async (mode, expected) => {
    const seen: number[] = [];
    for (const _ of expected) seen.push((await ask(sandbox(), mode)).status);
    expect(seen).toEqual(expected);
  });

  it("stand for any other mode, with its argument", async () => {
    const first = await ask(sandbox(), "fails-once=rate-limited=7");
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await ask(sandbox(), "fails-once=rate-limited=7")).status).toBe(200);
  });

  it("count anew after a reset", async () => {
    await ask(sandbox(), "fails-once");
    sandbox().reset();
    expect((await ask(sandbox(), "fails-once")).status).toBe(503);
  });
});
