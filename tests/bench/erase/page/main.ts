import { RISK_LIMIT } from "@/utils/core/edit/erased";
import type { Rect } from "@/utils/core/geometry";
import { erase } from "@/utils/pixels/erase/erase";
import { patchMatch } from "../patch-match.ts";
import { telea } from "../telea.ts";

export type Method = "ours" | "telea" | "patch match";

export interface Job {
  /** Addresses of raw RGBA and of one byte a pixel. */
  readonly picture: string;
  readonly mask: string;
  readonly width: number;
  readonly height: number;
  /** All beyond it is blank and continues its edges; the mask is nothing then. */
  readonly kept?: Rect;
}

export interface Run {
  readonly milliseconds: number;
  /** The longest time between two chances to cancel. */
  readonly longestMs: number;
  readonly risk: number;
  readonly isWarned: boolean;
  /** RGBA, base64; empty if not asked for. */
  readonly result: string;
}

globalThis.eraseBench = async (job, method, wantsResult) => {
  const data = new Uint8ClampedArray(await (await fetch(job.picture)).arrayBuffer());
  const mask = new Uint8Array(await (await fetch(job.mask)).arrayBuffer());
  const image = { data, width: job.width, height: job.height };
  const start = performance.now();
  if (method !== "ours") {
    const result = method === "telea" ? telea(image, mask) : patchMatch(image, mask);
    const milliseconds = performance.now() - start;
    const pixels = wantsResult ? base64(result.data) : "";
    return { milliseconds, longestMs: 0, risk: 0, isWarned: false, result: pixels };
  }
  const bounds = boundsOf(mask, job.width);
  const paint = { rect: bounds, data: cropMask(mask, job.width, bounds) };
  const what = job.kept ? { kept: job.kept } : { paint };
  let [last, longestMs, paused] = [performance.now(), 0, performance.now()];
  const outcome = await erase(
    { picture: image, ...what, read: (rect) => readRect(data, job.width, rect) },
    () => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - last);
      last = now;
      if (now - paused < 40) return false;
      paused = now;
      return new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(false);
        port2.postMessage(0);
      });
    },
  );
  const milliseconds = performance.now() - start;
  if (!outcome.ok) throw new Error(outcome.error);
  for (const { rect, rgba, changed } of outcome.value.patches) {
    for (let i = 0; i < changed.length; i++) {
      if (!changed[i]) continue;
      const to = (rect.y + Math.floor(i / rect.width)) * job.width + rect.x + (i % rect.width);
      data.set(rgba.subarray(i * 4, i * 4 + 4), to * 4);
    }
  }
  const { risk } = outcome.value;
  const isWarned = risk >= RISK_LIMIT;
  return { milliseconds, longestMs, risk, isWarned, result: wantsResult ? base64(data) : "" };
};

function boundsOf(mask: Uint8Array, width: number): Rect {
  let [left, right] = [width, 0];
  const [first, last] = [mask.indexOf(1), mask.lastIndexOf(1)];
  for (let i = first; i <= last; i++) {
    if (!mask[i]) continue;
    left = Math.min(left, i % width);
    right = Math.max(right, i % width);
  }
  const top = Math.floor(first / width);
  return { x: left, y: top, width: right - left + 1, height: Math.floor(last / width) - top + 1 };
}

function cropMask(mask: Uint8Array, width: number, rect: Rect): Uint8Array {
  const out = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y + y) * width + rect.x;
    out.set(mask.subarray(from, from + rect.width), y * rect.width);
  }
  return out;
}

function readRect(data: Uint8ClampedArray, width: number, rect: Rect): Uint8ClampedArray {
  const out = new Uint8ClampedArray(rect.width * rect.height * 4);
  for (let y = 0; y < rect.height; y++) {
    const from = ((rect.y + y) * width + rect.x) * 4;
    out.set(data.subarray(from, from + rect.width * 4), y * rect.width * 4);
  }
  return out;
}

function base64(data: Uint8ClampedArray): string {
  let text = "";
  for (let i = 0; i < data.length; i += 8192) {
    text += String.fromCharCode(...data.subarray(i, i + 8192));
  }
  return btoa(text);
}

declare global {
  var eraseBench: ((job: Job, method: Method, wantsResult: boolean) => Promise<Run>) | undefined;
}
