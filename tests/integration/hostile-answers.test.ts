import "fake-indexeddb/auto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import type { RunnerDeps } from "@/utils/edits/runner";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { clearRecords } from "../support/records.ts";
import { endOf, makeRunner, plainPng, queueEdit } from "../support/run-edits.ts";

let b64: string;

beforeAll(async () => {
  b64 = Buffer.from(await (await plainPng(1)).arrayBuffer()).toString("base64");
});

beforeEach(clearRecords);

async function answerWith(
  body: BodyInit,
  contentType = "application/json",
  change: Partial<RunnerDeps> = {},
): Promise<Edit> {
  const runner = makeRunner({ relayUrl: "" } as Sandbox, {
    fetch: async (_url, init) =>
      init?.method === "POST"
        ? new Response(body, { headers: { "content-type": contentType } })
        : new Response(null, { status: 404 }),
    readProfile: async () => profileWith({ id: "default" }),
    ...change,
  });
  const id = await queueEdit();
  await runner.run(id);
  return endOf(id);
}

describe("an answer made to keep the background busy", { timeout: 60_000 }, () => {
  it("is read where its error has 250,000 spaces", async () => {
    const message = `Unknown parameter${" ".repeat(250_000)}!`;
    const edit = await answerWith(JSON.stringify({ error: { message } }));
    expect(edit.state).toBe("failed");
    expect(edit.error?.detail?.length).toBeLessThan(9000);
  });

  it("is read where an event is followed by millions of line breaks", async () => {
    const edit = await answerWith(`data: x${"\n".repeat(20_000_000)}`, "text/event-stream");
    expect(edit.state).toBe("failed");
  });

  it("is read where there are 300,000 events, and its picture is found behind them", async () => {
    const events = 'data: {"type":"progress","message":"model not found"}\n\n'.repeat(300_000);
    const last = `data: ${JSON.stringify({ data: [{ b64_json: b64 }] })}\n\n`;
    const edit = await answerWith(events + last, "text/event-stream");
    expect(edit).toMatchObject({ state: "done", results: [{}] });
  });

  it("gives no more than 256 of 100,000 items", async () => {
    const item = JSON.stringify({ b64_json: b64 });
    const edit = await answerWith(`{"data":[${Array(100_000).fill(item).join(",")}]}`);
    expect(edit.results).toHaveLength(256);
  });

  it("has no more pixels decoded than ten pictures of 40 megapixels", async () => {
    const bomb = Buffer.from(b64, "base64");
    bomb.writeUInt32BE(10_000, 16);
    bomb.writeUInt32BE(10_000, 20);
    let decoded = 0;
    const canDecode = async () => {
      decoded += 1;
      return true;
    };
    const items = Array.from({ length: 256 }, () => ({ b64_json: bomb.toString("base64") }));
    const edit = await answerWith(JSON.stringify({ data: items }), "application/json", {
      canDecode,
    });
    expect(decoded).toBe(4);
    expect(edit.results).toHaveLength(4);
    expect(edit.lostItems?.[0]).toMatchObject({ code: "answer_too_large" });
  });

  it("is not parsed where it has millions of values, and gives the pictures in it", async () => {
    const text = `{"x":[${"{},".repeat(2_000_000)}0],"data":[{"b64_json":"${b64}"}]}`;
    expect(await answerWith(text)).toMatchObject({ state: "done", results: [{}] });
  });
});
