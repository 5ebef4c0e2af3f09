import type { AnswerEnd } from "@/utils/relay/answer-end";
import { MAX_ADDRESS_CHARACTERS, MAX_ITEMS } from "@/utils/relay/limits";

/**
 * Ends where something else begins: a picture that reaches the text's end may be broken
 * off. Inside of brackets or quotes its lines may be broken; elsewhere the next line may
 * be words.
 */
const DATA_URL =
  /(?<=[("'])data:image\/[^,"'()<>]{1,100};base64,[\w+/=\s-]+(?=[)"'])|data:image\/[^,"'()<>\s]{1,100};base64,[\w+/=-]+(?=[^\w+/=-])/gi;
/** An alternative text is short, and has no brackets. */
const MAX_ALT = 300;

/** The target of `[…](target)`, whose `](` stands at `at`; none where the text ends in the midst of it. */
function targetAt(text: string, at: number): string | undefined {
  const target = /^[\s<]{0,4}(https?:\/\/(?:[^\s<>()"]|\([^\s<>()"]{0,200}\))+)[\s<>)"]/i.exec(
    text.slice(at + 2, at + 2 + MAX_ADDRESS_CHARACTERS),
  );
  return target?.[1];
}

/** Targets of links; of pictures alone, if `isPicture`. */
function targets(text: string, isPicture: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  let tries = 0;
  for (let at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 2)) {
    tries += 1;
    if (found.size === MAX_ITEMS || tries > 4 * MAX_ITEMS) break;
    const before = text.slice(Math.max(0, at - MAX_ALT), at);
    const isMeant = !isPicture || before[before.lastIndexOf("[") - 1] === "!";
    const target = isMeant ? targetAt(text, at) : undefined;
    if (target) found.add(target);
  }
  return found;
}

function inlinePictures(text: string): readonly string[] {
  const inline: string[] = [];
  for (const [url] of text.matchAll(DATA_URL)) {
    if (inline.length === MAX_ITEMS) break;
    inline.push(url);
  }
  return inline;
}

/** An address in the midst of words, an `<img>` or code, and what tells that it is a picture's. */
const BARE = /(\bsrc\s?=\s?["']?)?(https?:\/\/[^\s<>()[\]{}"'`，。；、）]+)/gi;
const PICTURE_FILE = /\.(?:png|jpe?g|webp|gif|avif)(?:[?#]|$)/i;

function bareTargets(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { 0: all, 1: isSource, 2: url = "", index } of text.matchAll(BARE)) {
    // At the very end it may be broken off.
    const isWhole = index + all.length < text.length && url.length <= MAX_ADDRESS_CHARACTERS;
    if (isWhole && (isSource || PICTURE_FILE.test(url))) found.add(url);
    if (found.size === MAX_ITEMS) break;
  }
  return found;
}

function addresses(text: string): readonly string[] {
  const pictures = targets(text, true);
  if (pictures.size > 0) return [...pictures];
  const files = bareTargets(text);
  if (files.size > 0) return [...files];
  const links = targets(text, false);
  if (links.size > 0) return [...links];
  const bare = /^\s{0,8}(https?:\/\/\S{1,8000})\s{1,8}$/.exec(text);
  return bare?.[1] ? [bare[1]] : [];
}

/**
 * The pictures in a model's words: as `data:` URLs, else as Markdown pictures, else as
 * addresses of picture files or of an `<img>`, else as links. Looks at each place once, and at no more places than an answer may have items.
 *
 * @param end what is known of the text's end. Half a picture would be shown as if it were
 *   one, so a picture at the very end must be known to be whole. Half an address costs a
 *   `GET` that fails, so an address there counts unless the connection broke.
 */
export function picturesInText(text: string, end: AnswerEnd): readonly string[] {
  const inline = inlinePictures(end === "said" ? `${text}\n` : text);
  return inline.length > 0 ? inline : addresses(end === "cut" ? text : `${text}\n`);
}
