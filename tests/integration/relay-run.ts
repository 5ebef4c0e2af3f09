import sharp from "sharp";
import type { AppError } from "@/utils/core/app-error";
import { ok, type Result } from "@/utils/core/result";
import { type Answer, readAnswer } from "@/utils/relay/answer";
import { fetchResult, RESULT_TIMEOUT_MS } from "@/utils/relay/fetch-result";
import type { EditRequest } from "@/utils/relay/request";
import { type SendHooks, sendEdit } from "@/utils/relay/send/send";
import { SANDBOX_KEY } from "../sandbox/relay/record.ts";
import type { Sandbox } from "../sandbox/types.ts";

const TIMEOUT_MS = 15_000;
const SHORT_TIMEOUT_MS = 1500;
const never = new AbortController().signal;

async function png(alpha: number): Promise<Blob> {
  const background = { r: 90, g: 120, b: 160, alpha };
  const bytes = await sharp({ create: { width: 256, height: 256, channels: 4, background } })
    .png()
    .toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: "image/png" });
}

const image = await png(1);
const mask = await png(0);

/** Limits run in real time; pauses before another try are only noted. */
export function makeDeps(timeoutMs: number, resultTimeoutMs = TIMEOUT_MS) {
  const waits: number[] = [];
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms < RESULT_TIMEOUT_MS && ms !== timeoutMs) {
      waits.push(ms);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms === timeoutMs ? ms : resultTimeoutMs);
      signal?.addEventListener("abort", () => clearTimeout(timer), { once: true });
    });
  };
  const deps = {
    fetch: (url: string, init?: RequestInit) => fetch(url, init),
    sleep,
    now: Date.now,
    timeoutMs,
  };
  return { deps, waits };
}

/** A request to a sandbox in a mode, as the panel would make it. */
export function makeRequest(
  sandbox: Sandbox,
  mode: string,
  changes: Partial<EditRequest> = {},
): EditRequest {
  const ofMode = mode === "" ? "" : `/mode/${encodeURIComponent(mode)}`;
  return {
    baseUrl: sandbox.relayUrl + ofMode,
    key: SANDBOX_KEY,
    image,
    mask,
    maskWay: "mask",
    prompt: "a red door, 红色的门",
    options: { count: 2, size: "auto" },
    model: "",
    user: "",
    sentSize: { width: 256, height: 256 },
    ...changes,
  };
}

/** Sends, reads and fetches, as the background does. */
export async function runEdit(sandbox: Sandbox, request: EditRequest, hooks: SendHooks = {}) {
  const timeoutMs = /hang|endless/.test(request.baseUrl) ? SHORT_TIMEOUT_MS : TIMEOUT_MS;
  const { deps, waits } = makeDeps(timeoutMs, /url-hang/.test(request.baseUrl) ? 200 : TIMEOUT_MS);
  const sent = await sendEdit(request, deps, hooks, never);
  const answer: Result<Answer> = sent.ok ? readAnswer(sent.value) : sent;
  const pictures: string[] = [];
  const lost: AppError[] = answer.ok ? [...answer.value.lost] : [answer.error];
  for (const item of answer.ok ? answer.value.items : []) {
    const got =
      item.kind === "bytes"
        ? ok({ type: item.type })
        : await fetchResult({ url: item.url, from: request.baseUrl }, deps, never);
    if (got.ok) pictures.push(got.value.type);
    else lost.push(got.error);
  }
  const edits = sandbox.requests.filter(({ kind }) => kind === "edits").length;
  return { pictures, codes: lost.map(({ code }) => code), lost, edits, waits };
}
