import { describe, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { RunDeps } from "@/utils/edits/run-deps";
import { tellUnreachable } from "@/utils/edits/why-broken";
import { editRequest } from "../relay/fake-relay";

const broken = appError("connection_failed", { params: { host: "relay.test" }, detail: "reset" });
const never = new AbortController().signal;

/** What is said of a request that broke off so long after it was begun. */
async function tell(fetch: RunDeps["fetch"], error = broken, tookMs = 40) {
  const asked = vi.fn(fetch);
  const deps = { fetch: asked, now: () => 0, sleep: () => new Promise(() => undefined) };
  const prepared = { request: editRequest(), timeoutMs: 1000 };
  const told = await tellUnreachable(error, prepared, tookMs, deps as unknown as RunDeps, never);
  return { told, asked };
}

const gone = () => Promise.reject(new TypeError("Failed to fetch"));
const there = async () => Response.json({ error: { message: "no" } }, { status: 401 });

describe("a request that failed at once", () => {
  it("found nobody where nobody answers a free question either, and may have cost as much as before", async () => {
    const { told, asked } = await tell(gone);
    expect(told).toEqual({ ...broken, code: "server_unreachable" });
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[1]).toMatchObject({ method: "GET" });
  });

  it("broke off where the server is there, whatever it says", async () => {
    expect((await tell(there)).told).toEqual(broken);
  });
});

describe("nothing is asked", () => {
  it("of a server that was connected for a while", async () => {
    const { told, asked } = await tell(gone, broken, 60_000);
    expect(told).toEqual(broken);
    expect(asked).not.toHaveBeenCalled();
  });

  it("about another failure", async () => {
    const late = appError("timed_out");
    const { told, asked } = await tell(gone, late);
    expect(told).toEqual(late);
    expect(asked).not.toHaveBeenCalled();
  });
});
