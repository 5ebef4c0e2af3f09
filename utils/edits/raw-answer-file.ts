import { ok, type Result } from "@/utils/core/result";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { readAnswer, saveAnswer } from "@/utils/store/edits";

type About = Omit<RawAnswer, "bytes">;

/** Puts a raw answer on disk: its bytes as a file, all else as a record. */
export function keepRawAnswer(
  editId: string,
  { bytes, ...about }: RawAnswer,
): Promise<Result<void>> {
  return saveAnswer(editId, { about, body: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
}

/** The raw answer as it was received. */
export async function readRawAnswer(editId: string): Promise<Result<RawAnswer>> {
  const kept = await readAnswer<About>(editId);
  if (!kept.ok) return kept;
  const { about, body } = kept.value;
  return ok({ ...about, bytes: new Uint8Array(await body.arrayBuffer()) });
}
