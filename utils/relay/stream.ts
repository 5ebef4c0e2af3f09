import type { PictureType } from "@/utils/core/image-header/picture-type";
import { pictureOf } from "@/utils/relay/answer-item";
import { decodeBase64 } from "@/utils/relay/base64";
import { saysError } from "@/utils/relay/error-body";
import { firstText, isObject, type JsonObject, parseJson } from "@/utils/relay/json";
import {
  MAX_EVENT_LINES,
  MAX_EVENTS,
  MAX_PREVIEW_CHARACTERS,
  MAX_PREVIEWS,
} from "@/utils/relay/limits";

/** One server-sent event; `data` is its data lines joined by line feeds. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** A preview while the picture is being made. */
export interface PartialPicture {
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: PictureType;
}

export interface EventParser {
  /** Gives the events that a further piece of the stream has completed. */
  push(text: string): readonly ServerEvent[];
  /** Gives an event that the stream ended in without the blank line after it. */
  end(): readonly ServerEvent[];
  /** Characters of the event that is not complete yet. */
  heldCharacters(): number;
}

/** Calls `take` with where each line that has an end begins and ends; gives where the rest begins. */
function eachLine(text: string, take: (start: number, end: number) => void): number {
  let start = 0;
  let lineFeed = text.indexOf("\n");
  let carriageReturn = text.indexOf("\r");
  while (lineFeed >= 0 || carriageReturn >= 0) {
    const isCr = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed);
    const end = isCr ? carriageReturn : lineFeed;
    take(start, end);
    start = end + (isCr && lineFeed === end + 1 ? 2 : 1);
    // Each of the two only ever moves on, so the text is searched twice and not more.
    if (lineFeed >= 0 && lineFeed < start) lineFeed = text.indexOf("\n", start);
    if (isCr) carriageReturn = text.indexOf("\r", start);
  }
  return start;
}

/**
 * Parses a stream of server-sent events piece by piece. Lines of many
 * megabytes come in hundreds of pieces, so pieces are joined only at a line's end.
 * What is beyond the limits is passed over: an event too many, a line too many.
 */
export function createEventParser(maxEvents = MAX_EVENTS): EventParser {
  let pieces: string[] = [];
  let endedWithCr = false;
  let name = "";
  let data: string[] = [];
  let held = 0;
  let given = 0;

  const dispatch = (events: ServerEvent[]): void => {
    if (data.length > 0 && given < maxEvents) {
      events.push({ name, data: data.join("\n") });
      given += 1;
    }
    name = "";
    data = [];
    held = 0;
  };
  const takeLine = (line: string, events: ServerEvent[]): void => {
    if (line === "") {
      dispatch(events);
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data" && data.length < MAX_EVENT_LINES) data.push(value);
    if (field === "event") name = value;
  };
  const push = (text: string): ServerEvent[] => {
    // CR LF may be torn apart between two pieces.
    const fresh = endedWithCr && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") endedWithCr = text.endsWith("\r");
    const events: ServerEvent[] = [];
    const start = eachLine(fresh, (from, to) => {
      const rest = fresh.slice(from, to);
      held += rest.length;
      takeLine(pieces.length > 0 ? pieces.join("") + rest : rest, events);
      pieces = [];
    });
    if (start < fresh.length) {
      pieces.push(fresh.slice(start));
      held += fresh.length - start;
    }
    return events;
  };
  const end = () => {
    const events = pieces.length > 0 ? [...push("\n")] : [];
    dispatch(events);
    return events;
  };
  return { push, end, heldCharacters: () => held };
}

/** All events of a body that is there as a whole, or as far as it came. */
export function parseEvents(text: string, maxEvents?: number): readonly ServerEvent[] {
  const parser = createEventParser(maxEvents);
  return [...parser.push(text), ...parser.end()];
}

/** What a stream's event is, by its `type` or its name: servers leave out either. */
export type StreamEvent =
  | { readonly kind: "partial"; readonly index: number; readonly value: JsonObject }
  /** A finished picture, or a whole plain answer in one event. */
  | { readonly kind: "answer"; readonly value: JsonObject }
  | { readonly kind: "error"; readonly value: unknown };

/** Whether an event says that nothing follows: what came before it is whole. */
export function isLastEvent({ data }: ServerEvent): boolean {
  return data.trim() === "[DONE]";
}

/** Sorts an event; `undefined` for `[DONE]`, keep-alives and progress nobody asked for. */
export function readStreamEvent(event: ServerEvent): StreamEvent | undefined {
  const value = parseJson(event.data);
  if (!isObject(value)) {
    return event.name === "error" ? { kind: "error", value: event.data } : undefined;
  }
  const type = firstText(value, ["type", "object"]) ?? event.name;
  if (/(?:^|\.)partial_image$/.test(type)) {
    const index = Number(value.partial_image_index ?? 0);
    return { kind: "partial", index: Number.isInteger(index) ? index : 0, value };
  }
  if (saysError(value) || type === "error" || event.name === "error")
    return { kind: "error", value };
  return { kind: "answer", value };
}

/**
 * Feeds on the bytes of a streamed answer and hands out its previews as they
 * come. What cannot be read is passed over: the whole answer is judged later.
 * It gives up on a stream whose events are larger or more than a preview can be.
 */
export function createPartialReader(
  onPartial: (item: PartialPicture) => void,
): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder();
  const parser = createEventParser();
  let shown = 0;
  let hasGivenUp = false;
  const show = (item: PartialPicture) => {
    try {
      onPartial(item);
    } catch {
      // A preview that cannot be shown must not cost the picture that follows.
    }
  };
  return (chunk) => {
    if (hasGivenUp) return;
    for (const event of parser.push(decoder.decode(chunk, { stream: true }))) {
      const read = readStreamEvent(event);
      if (read?.kind !== "partial" || shown >= MAX_PREVIEWS) continue;
      shown += 1;
      const text = firstText(read.value, ["b64_json", "partial_image_b64"]);
      const bytes = text === undefined ? undefined : decodeBase64(text);
      const picture = bytes && pictureOf(bytes);
      if (picture?.ok) show({ index: read.index, ...picture.value });
    }
    hasGivenUp = shown >= MAX_PREVIEWS || parser.heldCharacters() > MAX_PREVIEW_CHARACTERS;
  };
}
