import * as v from "valibot";
import { readSession, writeSession } from "@/utils/platform/session";

const batchSchema = v.fallback(
  v.array(v.object({ itemId: v.string(), name: v.string(), editId: v.string() })),
  [],
);

/** One of the edits that were sent together for several pictures. */
export interface BatchEdit {
  /** Of the picture in the gallery that sent it. */
  readonly itemId: string;
  /** What the picture is called there. */
  readonly name: string;
  readonly editId: string;
}

const keyFor = (windowId: number) => `gallery:${windowId}`;

/** What a window sent together last, since the browser was started: its panel may have been closed. */
export async function readBatch(windowId: number): Promise<readonly BatchEdit[]> {
  return v.parse(batchSchema, (await readSession(keyFor(windowId))) ?? []);
}

/** Keeps it for the next panel of the window. */
export function saveBatch(windowId: number, batch: readonly BatchEdit[]): Promise<void> {
  return writeSession(keyFor(windowId), batch);
}
