import { ok, type Result } from "@/utils/core/result";
import type { Answer } from "@/utils/relay/answer";
import { readItem } from "@/utils/relay/answer-item";
import type { Reading } from "@/utils/relay/dialects/dialect";
import { picturesInText } from "@/utils/relay/dialects/markdown";
import { saysError } from "@/utils/relay/error-body";
import { bodyText, isObject, parseJson } from "@/utils/relay/json";
import { MAX_ADDRESS_CHARACTERS, MAX_ITEMS } from "@/utils/relay/limits";
import type { RawAnswer } from "@/utils/relay/raw-answer";

/** Values that are looked at, and how deep they may lie. */
const MAX_VALUES = 20_000;
const MAX_DEPTH = 12;

/** Pictures by the first bytes of PNG, JPEG, WebP and GIF in base64. */
const PICTURE = /^\s*(?:data:image\/|iVBORw0KGgo|\/9j\/|UklGR|R0lGOD)/;
const ADDRESS = /^\s*(?:https?:)?\/\/\S+\s*$/i;
const PICTURE_FILE = /\.(?:png|jpe?g|webp|gif|avif)(?:[?#]|\s*$)/i;
/** What holds a result's address, by its last word, and what holds others. */
const RESULT_NAME =
  /(?:^|image|img|pic|photo|result|output|file|download)_?(?:ur[li]|src|link)?s?$/i;
const OTHER_NAME = /input|mask|refer|request|prompt|thumb|avatar|logo|icon|hook|poll|callback/i;

function isPicture(text: string, name: string): boolean {
  if (PICTURE.test(text)) return true;
  if (text.length > MAX_ADDRESS_CHARACTERS || !ADDRESS.test(text)) return false;
  return PICTURE_FILE.test(text) || RESULT_NAME.test(name);
}

/** Every picture below a value, and every address that is one's by its end or its name. */
function picturesBelow(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  let values = 0;
  const walk = (value: unknown, name: string, depth: number): void => {
    values += 1;
    if (values > MAX_VALUES || depth > MAX_DEPTH || found.size >= MAX_ITEMS) return;
    if (typeof value === "string") {
      const inner = /^\s*[[{"]/.test(value) ? parseJson(value) : undefined;
      if (inner !== undefined) walk(inner, name, depth + 1);
      else if (isPicture(value, name)) found.add(value.trim());
      else if (!ADDRESS.test(value)) {
        for (const picture of picturesInText(value, "said")) found.add(picture);
      }
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!OTHER_NAME.test(key)) walk(inner, /^\d+$/.test(key) ? name : key, depth + 1);
      }
    }
  };
  walk(root, "", 0);
  return found;
}

/** What was read of an answer, or else what a last look at all of it finds. */
export function orAnywhere(raw: RawAnswer, read: Result<Answer>): Result<Reading> {
  const answer = read.ok ? read.value : searchAnswer(raw);
  return answer ? ok({ kind: "answer", answer }) : (read as Result<never>);
}

/**
 * The last look at an answer in which no picture was found where servers have them: it
 * may have been paid for, so every text in it is looked at. Not at an error, nor at a page
 * or a stream, where half a picture would be taken for one.
 */
function searchAnswer(raw: RawAnswer): Answer | undefined {
  const text = bodyText(raw.bytes);
  const json = parseJson(text);
  if (isObject(json) && saysError(json)) return undefined;
  if (json === undefined && (raw.cut || !(PICTURE.test(text) || ADDRESS.test(text))))
    return undefined;
  const texts = json === undefined ? [text] : [...picturesBelow(json)];
  const items = texts.flatMap((one, index) => {
    const item = readItem(one, index, raw.url);
    return item.ok ? [item.value] : [];
  });
  return items.length > 0 ? { items, lost: [] } : undefined;
}
