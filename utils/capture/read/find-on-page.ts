import * as v from "valibot";
import { type Snapshot, snapshotSchema } from "@/utils/capture/protocol/snapshot";
import type { FullDeps } from "@/utils/capture/read/deps";
import { type CaptureTarget, nameClick } from "@/utils/capture/read/target";
import type { FrameTarget, InjectionFailure, Json } from "@/utils/platform/scripting";

/** Runs in the page (sent as text). Calls one of our tools by name. */
export function callTool(name: string, args: readonly Json[]): unknown {
  const world = globalThis as {
    redrawTools?: Record<string, (...args: readonly Json[]) => unknown>;
  };
  return world.redrawTools?.[name]?.(...args);
}

/** What a page said about the clicked picture, or why it said nothing. */
export interface Found {
  readonly clickId: string;
  readonly snapshot?: Snapshot;
  readonly failure?: InjectionFailure;
}

/** Asks the page which of its pictures was clicked. */
export async function findOnPage(target: CaptureTarget, deps: FullDeps): Promise<Found> {
  const clickId = nameClick(target);
  const injected = await deps.injectTools(target);
  if (!injected.ok) return { clickId, failure: injected.error };
  const click = {
    ...(target.sourceUrl ? { sourceUrl: target.sourceUrl } : {}),
    ...(target.targetElementId === undefined ? {} : { targetElementId: target.targetElementId }),
  };
  const run = await deps.runInFrame(target, callTool, ["locate", [clickId, click]]);
  if (!run.ok) return { clickId, failure: run.error };
  const snapshot = v.safeParse(snapshotSchema, run.value);
  return snapshot.success ? { clickId, snapshot: snapshot.output } : { clickId };
}

/** Measures pictures by their addresses, as the page would load them; null where that fails. */
export async function probeOnPage(
  frame: FrameTarget,
  urls: readonly string[],
  deps: FullDeps,
): Promise<({ width: number; height: number } | null)[]> {
  const run = await deps.runInFrame(frame, callTool, ["probe", [urls]]);
  const side = v.pipe(v.number(), v.integer(), v.minValue(0));
  const schema = v.array(v.nullable(v.object({ width: side, height: side })));
  const sizes = v.safeParse(schema, run.ok ? run.value : undefined);
  return sizes.success && sizes.output.length === urls.length ? sizes.output : urls.map(() => null);
}
