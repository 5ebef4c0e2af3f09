import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Analysis } from "@/utils/pixels/select/analysis";
import { quantile } from "../table.ts";
import type { Bundled } from "./bundle.ts";
import { renderScene } from "./load-scenes.ts";
import { drawLoop } from "./loops.ts";
import type { Raster } from "./raster.ts";
import { cut } from "./refinement.ts";
import { SCENES } from "./scenes.ts";

/** Milliseconds of processor time (the least of several), MB. */
export interface Speed {
  readonly name: string;
  readonly regions: number;
  /** One pass over the proxy that reads and writes every byte. */
  readonly pass: number;
  readonly warm: number;
  /** The first one of a process. */
  readonly cold: number;
  /** 95 % of first looks at a region; `mask` included. */
  readonly hover: number;
  readonly loop: number;
  /** Of an 18 Mpx picture; reading its tiles from memory included. */
  readonly commit: number;
  readonly kept: number;
  readonly scratch: number;
}

const NAMES = ["house before sky", "camera on marble", "shoe on stone"];
const scratchFile = fileURLToPath(
  new URL("../../../artifacts/bench-select/proxy.raw", import.meta.url),
);

export async function measureSpeed(bundled: Bundled): Promise<Speed[]> {
  const rows: Speed[] = [];
  for (const scene of SCENES.filter(({ name }) => NAMES.includes(name))) {
    const { picture: proxy, truth, name } = await renderScene(scene, 1.02);
    const { method } = bundled;
    const large = enlarged(proxy, 6);
    const analysis = await method.analyse(proxy, large);
    if (!analysis) continue;
    const loop = drawLoop(truth, "rough").map((value) => value * 6);
    const mask = method.snapLoop(analysis, loop)?.mask ?? truth.data;
    rows.push({
      name,
      regions: analysis.tree.leafCount,
      pass: await least(() => onePass(proxy)),
      warm: await least(() => method.analyse(proxy, large)),
      cold: firstInProcess(bundled.file, proxy),
      hover: await hovers(bundled, analysis),
      loop: await least(() => method.snapLoop(analysis, loop)),
      commit: await least(() => method.refine(mask, proxy, large, (tile) => cut(large, tile))),
      kept: bytesOf(analysis) / 1e6,
      scratch: await scratchOf(bundled, proxy),
    });
  }
  return rows;
}

function onePass({ data }: Raster): Uint8ClampedArray {
  const out = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 1) out[i] = 255 - (data[i] ?? 0);
  return out;
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function least(job: () => unknown, rounds = 6): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = cpu();
    await job();
    best = Math.min(best, cpu() - start);
  }
  return best;
}

async function hovers({ method }: Bundled, analysis: Analysis): Promise<number> {
  const times: number[] = [];
  const { width, height } = analysis.picture;
  for (let i = 0; i < 40; i += 1) {
    const point = { x: ((i * 37) % 60) * (width / 60), y: ((i * 23) % 60) * (height / 60) };
    const look = () => {
      const ladder = method.ladderAt(analysis, point, "add");
      return ladder && method.outlineAt(analysis, ladder, 0);
    };
    times.push(await least(look, 2));
  }
  return quantile(times, 0.95);
}

function firstInProcess(file: string, proxy: Raster): number {
  writeFileSync(scratchFile, proxy.data);
  const code = `
    const { analyse } = await import(${JSON.stringify(file)});
    const { readFileSync } = await import("node:fs");
    const data = new Uint8ClampedArray(readFileSync(${JSON.stringify(scratchFile)}));
    const size = { width: ${proxy.width}, height: ${proxy.height} };
    const start = process.cpuUsage();
    await analyse({ data, ...size }, size);
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1000);`;
  const run = () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "-e", code]).toString());
  const times = [run(), run(), run()];
  rmSync(scratchFile);
  return Math.min(...times);
}

/** All typed arrays that are kept. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}

/** The most that lay in typed arrays between two stages, beyond what was there before. */
async function scratchOf({ method }: Bundled, proxy: Raster): Promise<number> {
  const inArrays = () => process.memoryUsage().arrayBuffers;
  globalThis.gc?.();
  const before = inArrays();
  let most = 0;
  await method.analyse(proxy, proxy, () => {
    most = Math.max(most, inArrays() - before);
    return true;
  });
  return most / 1e6;
}

function enlarged({ data, width, height }: Raster, factor: number): Raster {
  const [w, h] = [width * factor, height * factor];
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const out = new Uint32Array(w * h);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1)
      out[y * w + x] = from[Math.floor(y / factor) * width + Math.floor(x / factor)] ?? 0;
  return { data: new Uint8ClampedArray(out.buffer), width: w, height: h };
}
