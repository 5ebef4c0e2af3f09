import { unzipSync } from "fflate";
import { afterEach, expect, it, vi } from "vitest";
import { pack } from "../../publish/pack.ts";

const text = (words: string) => new TextEncoder().encode(words);
const manifest = { path: "manifest.json", bytes: text('{"name":"Redraw"}') };
const script = { path: "chunks/panel.js", bytes: text("start();".repeat(100)) };

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it("gives the same bytes whatever the order, the clock and the time zone are", () => {
  const first = pack([manifest, script]);
  vi.useFakeTimers({ now: Date.UTC(2031, 5, 1) });
  vi.stubEnv("TZ", "Pacific/Kiritimati");
  expect(pack([script, manifest])).toEqual(first);
});

it("holds the files under their paths, and other bytes for another file", () => {
  const zip = pack([manifest, script]);
  expect(unzipSync(zip)).toEqual({ [manifest.path]: manifest.bytes, [script.path]: script.bytes });
  expect(pack([manifest])).not.toEqual(zip);
});
