import type { Snapshot } from "@/utils/capture/protocol/snapshot";
import type { CaptureDeps } from "@/utils/capture/read/deps";
import { ok } from "@/utils/core/result";
import type { Json } from "@/utils/platform/scripting";

/** What a page says of one of its pictures; of a plain one unless told otherwise. */
export function snapshotWith(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    kind: "img",
    url: "https://cdn.test/a.png",
    isAddressHeld: false,
    isInstead: false,
    natural: { width: 6, height: 4 },
    box: { x: 10, y: 20, width: 6, height: 4 },
    frame: {
      offset: { x: 0, y: 0 },
      viewport: { width: 400, height: 300 },
      pinch: { scale: 1, x: 0, y: 0 },
    },
    pixelRatio: 1,
    versions: [],
    hasServiceWorker: false,
    ...changes,
  };
}

/** A page whose tools answer as they are told, by name. */
export function answering(
  tools: Readonly<Record<string, (...args: readonly Json[]) => unknown>>,
): NonNullable<CaptureDeps["runInFrame"]> {
  return async (_frame, func, args) => {
    const [name, rest] = args as unknown as [string, readonly Json[]];
    const isTool = func.name === "callTool";
    return ok(isTool ? tools[name]?.(...rest) : tools[func.name]?.(...args));
  };
}
