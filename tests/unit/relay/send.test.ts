import { describe, expect, it } from "vitest";
import { sendEdit } from "@/utils/relay/send/send";
import { BASE_URL, editRequest, fakeRelay, goodAnswer, json, KEY } from "./fake-relay";

const never = new AbortController().signal;

function formOf(init: RequestInit): FormData {
  if (!(init.body instanceof FormData)) throw new Error("no form was sent");
  return init.body;
}

describe("sendEdit", () => {
  it("posts the form once, with the key, and hands back the answer as it came", async () => {
    const relay = fakeRelay([goodAnswer()]);
    const sent = await sendEdit(editRequest(), relay.deps, {}, never);
    expect(sent).toMatchObject({
      ok: true,
      value: { status: 200, contentType: "application/json", url: `${BASE_URL}/v1/images/edits` },
    });
    const [call] = relay.calls;
    expect(relay.calls).toHaveLength(1);
    expect(call?.url).toBe(`${BASE_URL}/v1/images/edits`);
    expect(call?.init).toMatchObject({ method: "POST", redirect: "manual", credentials: "omit" });
    expect(new Headers(call?.init.headers).get("authorization")).toBe(`Bearer ${KEY}`);
  });

  it("tells when the headers have arrived, before it reads the body", async () => {
    const seen: string[] = [];
    const body = new ReadableStream(
      {
        pull(controller) {
          seen.push("body");
          controller.enqueue(new TextEncoder().encode("{}"));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const relay = fakeRelay([new Response(body)]);
    const onAnswering = async () => {
      await Promise.resolve();
      seen.push("answering");
    };
    await sendEdit(editRequest(), relay.deps, { onAnswering }, never);
    expect(seen[0]).toBe("answering");
  });

  it("does not lose a paid answer to a hook that fails", async () => {
    const relay = fakeRelay([goodAnswer()]);
    const onAnswering = () => Promise.reject(new Error("disk full"));
    expect((await sendEdit(editRequest(), relay.deps, { onAnswering }, never)).ok).toBe(true);
  });

  it.each([
    ["", "key_missing"],
    ["  ", "key_missing"],
    ["sk-钥匙", "key_unusable"],
    ["two words", "key_unusable"],
  ])("sends nothing with the key %j", async (key, code) => {
    const relay = fakeRelay([]);
    const sent = await sendEdit(editRequest({ key }), relay.deps, {}, never);
    expect(sent).toMatchObject({ ok: false, error: { code, charge: "none" } });
    expect(relay.calls).toHaveLength(0);
  });

  it("needs no key for a server on this machine", async () => {
    const relay = fakeRelay([goodAnswer()]);
    const request = editRequest({ key: "", baseUrl: "http://127.0.0.1:8080" });
    expect((await sendEdit(request, relay.deps, {}, never)).ok).toBe(true);
    expect(new Headers(relay.calls[0]?.init.headers).has("authorization")).toBe(false);
  });

  it("never sends a key over plain http to another machine", async () => {
    const relay = fakeRelay([]);
    const request = editRequest({ baseUrl: "http://relay.test" });
    const sent = await sendEdit(request, relay.deps, {}, never);
    expect(sent).toMatchObject({ ok: false, error: { code: "base_url_insecure" } });
  });

  it("sends again without a field the server does not know, and says which", async () => {
    const error = {
      message: "Unknown parameter: 'response_format'.",
      code: "unknown_parameter",
      param: "response_format",
    };
    const relay = fakeRelay([json({ error }, 400), goodAnswer()]);
    const retries: unknown[] = [];
    const sent = await sendEdit(
      editRequest(),
      relay.deps,
      { onRetry: (info) => retries.push(info) },
      never,
    );
    expect(sent.ok).toBe(true);
    expect(relay.calls.map(({ init }) => formOf(init).has("response_format"))).toEqual([
      true,
      false,
    ]);
    expect(retries).toEqual([
      { reason: "field_unknown", waitMs: 0, omittedFields: ["response_format"] },
    ]);
  });
});
