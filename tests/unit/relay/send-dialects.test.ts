import { describe, expect, it } from "vitest";
import { DIALECT_IDS } from "@/utils/core/dialect";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { sendEdit } from "@/utils/relay/send/send";
import { editRequest, fakeRelay, goodAnswer, json, KEY } from "./fake-relay";

const never = new AbortController().signal;

async function send(changes: Parameters<typeof editRequest>[0], replies = [goodAnswer()]) {
  const relay = fakeRelay(replies);
  const sent = await sendEdit(editRequest(changes), relay.deps, {}, never);
  return { sent, calls: relay.calls };
}

describe("a request is sent", () => {
  it.each(DIALECT_IDS)("in the way of %s, which is kept with its answer", async (dialect) => {
    const { sent, calls } = await send({ dialect, maskWay: "none", model: "m" });
    expect(sent.ok && sent.value.dialect).toBe(dialect);
    expect(calls).toHaveLength(1);
    const isForm = dialect === "form" || dialect === "tasks";
    expect(calls[0]?.init.body instanceof FormData).toBe(isForm);
    const headers = new Headers(calls[0]?.init.headers);
    const isGoogle = dialect === "gemini";
    expect(headers.get(isGoogle ? "x-goog-api-key" : "authorization")).toBe(
      isGoogle ? KEY : `Bearer ${KEY}`,
    );
  });

  it("with the fields that this server is known to take, not those usual for the model", async () => {
    const capability = { ...capabilityFor(""), fields: [] };
    const { calls } = await send({ capability });
    expect(capabilityFor("").fields).toContain("response_format");
    const body = calls[0]?.init.body;
    expect(body instanceof FormData && body.has("response_format")).toBe(false);
  });

  it("at most once more for each reason, whatever the reasons alternate with", async () => {
    const busy = () => json({ error: { message: "busy", code: "system_cpu_overloaded" } }, 503);
    const slow = () => json({ error: { message: "slow down", code: "too_many_requests" } }, 429);
    const { sent, calls } = await send({}, [busy(), slow(), busy(), goodAnswer()]);
    expect(sent).toMatchObject({ ok: false, error: { code: "overloaded" } });
    expect(calls).toHaveLength(3);
  });
});
