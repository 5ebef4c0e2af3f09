import { createPixelClient } from "@/utils/pixels/client";
import { fromWire, toWire, type Wire } from "./wire";

const client = createPixelClient();

/** What a test does with the page from outside: any method of the client, blobs as base64. */
globalThis.callPixels = async (method, args) => {
  const call = client[method] as (...values: unknown[]) => unknown;
  return toWire(await call(...(args.map(fromWire) as unknown[])));
};

declare global {
  var callPixels: ((method: keyof typeof client, args: Wire[]) => Promise<Wire>) | undefined;
}
