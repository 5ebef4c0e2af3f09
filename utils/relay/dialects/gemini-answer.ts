import type { Result } from "@/utils/core/result";
import { type AnswerShape, readAnswer } from "@/utils/relay/answer";
import { orAnywhere } from "@/utils/relay/dialects/anywhere";
import type { Reading } from "@/utils/relay/dialects/dialect";
import { firstText, isObject, type JsonObject, listOf } from "@/utils/relay/json";
import type { RawAnswer } from "@/utils/relay/raw-answer";

function partsOf(value: JsonObject): readonly JsonObject[] {
  return listOf(value.candidates).flatMap((candidate) =>
    isObject(candidate.content) ? listOf(candidate.content.parts) : [],
  );
}

/** What was refused, and in whose words: `blockReason`, or a candidate that ended otherwise than by `STOP`. */
function refusalOf(value: JsonObject): string | undefined {
  const feedback = isObject(value.promptFeedback) ? value.promptFeedback : {};
  const ends = listOf(value.candidates).map(
    (one) => firstText(one, ["finishMessage", "finishReason"]) ?? "",
  );
  const words = [firstText(feedback, ["blockReasonMessage", "blockReason"]) ?? "", ...ends];
  return words.find((word) => /safety|prohibited|blocklist|recitation|spii/i.test(word));
}

const SHAPE: AnswerShape = {
  // Pictures of its thoughts are drafts.
  entriesOf: (value) =>
    partsOf(value).flatMap((part) =>
      part.thought === true ? [] : [part.inlineData ?? part.inline_data ?? []].flat(),
    ),
  wordsOf: (value) => ({
    text: partsOf(value)
      .map((part) => firstText(part, ["text"]) ?? "")
      .join("\n"),
    refusal: refusalOf(value),
  }),
};

/** `candidates[].content.parts[].inlineData` (ai.google.dev, generateContent). */
export function readGemini(raw: RawAnswer): Result<Reading> {
  return orAnywhere(raw, readAnswer(raw, SHAPE));
}
