import { ok, type Result } from "@/utils/core/result";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { attempt } from "@/utils/store/database";
import { readStoredAnswer, saveAnswer } from "@/utils/store/edits";

type About = Omit<RawAnswer, "bytes">;

/** Puts a raw answer on disk: its bytes as a file, all else as a record. `number`: of the request. */
export function keepRawAnswer(
  editId: string,
  { bytes, ...about }: RawAnswer,
  number = 1,
): Promise<Result<void>> {
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return saveAnswer(editId, { about, body }, number);
}

/**
 * The raw answer to one of an edit's requests as it was received.
 *
 * @param beforeReading awaited before its bytes are: they may be what ends the background
 * @errors `file_missing`: there is none
 */
export async function readRawAnswer(
  editId: string,
  beforeReading: () => Promise<void>,
  number = 1,
): Promise<Result<RawAnswer>> {
  const kept = await readStoredAnswer<About>(editId, number);
  if (!kept.ok) return kept;
  await beforeReading();
  const { about, body } = kept.value;
  const bytes = await attempt(() => body.arrayBuffer());
  return bytes.ok ? ok({ ...about, bytes: new Uint8Array(bytes.value) }) : bytes;
}
