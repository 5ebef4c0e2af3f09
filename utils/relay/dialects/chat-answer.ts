import type { Result } from "@/utils/core/result";
import { type AnswerShape, readAnswer } from "@/utils/relay/answer";
import type { AnswerEnd } from "@/utils/relay/answer-end";
import { orAnywhere } from "@/utils/relay/dialects/anywhere";
import type { Reading } from "@/utils/relay/dialects/dialect";
import { picturesInText } from "@/utils/relay/dialects/markdown";
import { arrayOf, firstText, isObject, type JsonObject, listOf } from "@/utils/relay/json";
import { MAX_ITEMS } from "@/utils/relay/limits";
import type { RawAnswer } from "@/utils/relay/raw-answer";

/** More choices than this nobody asks for. */
const MAX_CHOICES = 16;

function choicesOf(value: JsonObject): readonly JsonObject[] {
  return listOf(value.choices).slice(0, MAX_CHOICES);
}

function messageOf({ message }: JsonObject): JsonObject {
  return isObject(message) ? message : {};
}

function textOf({ content }: JsonObject): string {
  if (typeof content === "string") return content;
  return listOf(content)
    .map((part) => firstText(part, ["text"]) ?? "")
    .join("\n");
}

/** Pictures in `images`, and parts of the content that are no text. */
function imagesOf({ images, content }: JsonObject): readonly unknown[] {
  const parts = listOf(content).filter(({ type }) => type !== "text");
  return [...arrayOf(images), ...parts].slice(0, MAX_ITEMS);
}

/**
 * Some relays write a picture into `images` and into the text: then the text is left alone.
 *
 * @param end what is known of the end of choices that do not say why they ended
 */
function entriesOf(value: JsonObject, end: AnswerEnd = "said"): readonly unknown[] {
  return choicesOf(value).flatMap((choice) => {
    const images = imagesOf(messageOf(choice));
    if (images.length > 0) return images;
    return picturesInText(textOf(messageOf(choice)), choice.finish_reason ? "said" : end);
  });
}

/** Puts a stream's pieces together to what would have come without one. */
function joinEvents() {
  const texts: string[][] = [];
  const images: unknown[][] = [];
  const ends: (string | undefined)[] = [];
  const add = (value: JsonObject) => {
    for (const choice of listOf(value.choices)) {
      const index = Number(choice.index ?? 0);
      if (!Number.isInteger(index) || index < 0 || index >= MAX_CHOICES) continue;
      ends[index] = firstText(choice, ["finish_reason"]) ?? ends[index];
      const piece = [choice.delta, choice.message].find(isObject) ?? {};
      texts[index] = texts[index] ?? [];
      texts[index].push(textOf(piece));
      images[index] = images[index] ?? [];
      if (images[index].length < MAX_ITEMS) images[index].push(...imagesOf(piece));
    }
  };
  const end = () => ({
    choices: Array.from(texts, (pieces = [], index) => ({
      finish_reason: ends[index],
      message: { content: pieces.join(""), images: images[index] },
    })),
  });
  return { add, end };
}

function refusalOf(value: JsonObject): string | undefined {
  const choices = choicesOf(value);
  const said = choices.map((choice) => firstText(messageOf(choice), ["refusal"]));
  const isFiltered = choices.some(({ finish_reason: end }) => end === "content_filter");
  return said.find((words) => words) ?? (isFiltered ? "content_filter" : undefined);
}

const SHAPE: AnswerShape = {
  entriesOf,
  wordsOf: (value) => ({
    text: choicesOf(value)
      .map((choice) => textOf(messageOf(choice)))
      .join("\n"),
    refusal: refusalOf(value),
  }),
  joinEvents,
};

/** Chat completions as relays write pictures into them, whole or as a stream. */
export function readChat(raw: RawAnswer): Result<Reading> {
  return orAnywhere(raw, readAnswer(raw, SHAPE));
}
