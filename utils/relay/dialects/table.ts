import type { DialectId } from "@/utils/core/dialect";
import type { Result } from "@/utils/core/result";
import { chat } from "@/utils/relay/dialects/chat";
import type { Dialect, Reading } from "@/utils/relay/dialects/dialect";
import { form } from "@/utils/relay/dialects/form";
import { gemini } from "@/utils/relay/dialects/gemini";
import { generations } from "@/utils/relay/dialects/generations";
import { json } from "@/utils/relay/dialects/json";
import { tasks } from "@/utils/relay/dialects/tasks";
import type { RawAnswer } from "@/utils/relay/raw-answer";

/** Every dialect that is spoken. */
export const DIALECTS: Readonly<Record<DialectId, Dialect>> = {
  form,
  tasks,
  json,
  chat,
  generations,
  gemini,
};

/**
 * Reads an answer in the dialect that was spoken when it came.
 *
 * @errors those of `readAnswer`
 */
export function readRaw(raw: RawAnswer): Result<Reading> {
  // An answer that a later version has stored may name one that is not known here.
  return (DIALECTS[raw.dialect ?? "form"] ?? form).read(raw);
}
