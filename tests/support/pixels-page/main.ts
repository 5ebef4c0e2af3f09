import { createPixelClient } from "@/utils/pixels/worker/client";
import { fromWire, toWire, type Wire } from "./wire";

const client = createPixelClient();

type Method = keyof typeof client;
type Call = (...values: unknown[]) => Promise<unknown>;

async function prepareCall(method: Method, args: Wire[]): Promise<() => Promise<unknown>> {
  const values = await Promise.all(args.map(fromWire));
  return () => (client[method] as Call)(...values);
}

/** What a test does with the page from outside: any method of the client, blobs as base64. */
globalThis.callPixels = async (method, args) => {
  const call = await prepareCall(method, args);
  return toWire(await call());
};

/** The same, only timed: ms of each turn. */
globalThis.timePixels = async (method, args, turns) => {
  const call = await prepareCall(method, args);
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now();
    const answer = (await call()) as { readonly ok: boolean };
    times.push(performance.now() - start);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
  }
  return times;
};

/** The least any stitch costs: decode, draw once, encode, by the browser alone; ms. */
globalThis.timeFloor = async (picture, size, turns) => {
  const blob = (await fromWire(picture)) as Blob;
  const times = { decode: [] as number[], drawAndEncode: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now();
    const bitmap = await createImageBitmap(blob);
    const decoded = performance.now();
    const { width, height } = size ?? bitmap;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
    await canvas.convertToBlob({ type: "image/png" });
    times.decode.push(decoded - start);
    times.drawAndEncode.push(performance.now() - decoded);
    bitmap.close();
  }
  return times;
};

interface FloorTimes {
  readonly decode: readonly number[];
  readonly drawAndEncode: readonly number[];
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

declare global {
  var callPixels: ((method: Method, args: Wire[]) => Promise<Wire>) | undefined;
  var timePixels: ((method: Method, args: Wire[], turns: number) => Promise<number[]>) | undefined;
  var timeFloor:
    | ((picture: Wire, size: Sides | null, turns: number) => Promise<FloorTimes>)
    | undefined;
}
