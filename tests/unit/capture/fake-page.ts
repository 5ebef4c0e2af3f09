import vm from "node:vm";
import { err, ok } from "@/utils/core/result";
import type { InjectionFailure, RunInFrame } from "@/utils/platform/scripting";

export interface FakePage {
  readonly run: RunInFrame;
  /** The page's world, to look at what was left behind. */
  readonly world: Record<string, unknown>;
  /** Names of the functions that were run, in order. */
  readonly calls: string[];
}

const GLOBALS = {
  AbortController,
  Blob,
  FormData,
  Response,
  TextEncoder,
  URL,
  Uint8Array,
  clearTimeout,
  setTimeout,
  atob,
  btoa,
};

/** What a browser has and Node has not. */
class FakeFileReader {
  onload: (() => void) | null = null;
  result = "";
  readAsDataURL(blob: Blob): void {
    void blob.arrayBuffer().then((buffer) => {
      this.result = `data:application/octet-stream;base64,${Buffer.from(buffer).toString("base64")}`;
      this.onload?.();
    });
  }
}

/**
 * A frame into which functions are put as text, in a world of its own, and from
 * which only JSON comes back: as in a browser, a function that uses anything
 * from outside itself fails here.
 */
export function makePage(
  href: string,
  page: Record<string, unknown> = {},
  failure?: InjectionFailure,
): FakePage {
  const location = new URL(href);
  const world: Record<string, unknown> = {
    ...GLOBALS,
    FileReader: FakeFileReader,
    location: { href, origin: location.origin },
    self: { origin: location.origin },
    ...page,
  };
  const context = vm.createContext(world);
  const calls: string[] = [];
  const run: RunInFrame = async (_frame, func, args) => {
    calls.push(func.name);
    if (failure) return err(failure);
    const call = `(${func})(...${JSON.stringify(args)})`;
    try {
      const value: unknown = await vm.runInContext(call, context);
      return ok(value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
    } catch (error) {
      return err({ kind: "failed", detail: String(error) });
    }
  };
  return { run, world, calls };
}
