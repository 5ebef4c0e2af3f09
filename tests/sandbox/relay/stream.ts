import sharp from "sharp";
import type { Answer } from "../http/answer.ts";
import type { Call } from "./call.ts";
import type { Drawn } from "./draw/draw.ts";
import type { Entry } from "./entries.ts";

/** How a server writes its events (docs/contract.md §2). */
export type StreamShape = {
  readonly isOff: boolean;
  readonly prefix: "image_edit" | "image_generation";
  readonly hasEventLines: boolean;
  readonly lineEnd: "\n" | "\r\n";
  readonly hasDone: boolean;
  readonly hasComments: boolean;
  readonly isByAddress: boolean;
  readonly isPlain: boolean;
  /** Partial pictures before each completed one. */
  readonly partials: number;
  /** Cut into pieces of so many bytes; 0: one piece an event. */
  readonly pieceBytes: number;
  /** Text added to each event. */
  readonly note: string;
  readonly end:
    | "complete"
    | "empty"
    | "cut-after-partial"
    | "cut-in-completed"
    | "cut-after-completed"
    | "hang-after-partial"
    | "error-after-partial";
};

const USUAL: StreamShape = {
  isOff: false,
  prefix: "image_edit",
  hasEventLines: true,
  lineEnd: "\n",
  hasDone: false,
  hasComments: false,
  isByAddress: false,
  isPlain: false,
  partials: 0,
  pieceBytes: 0,
  note: "",
  end: "complete",
};

/** The shape of this call's stream, or `null` when it is answered plainly. */
export function streamShapeOf(call: Call): StreamShape | null {
  const { fields } = call.received;
  const asked = call.modes.flatMap(({ mode }) => (mode.stream === undefined ? [] : [mode.stream]));
  if (asked.length === 0 && fields["stream"] !== "true") return null;
  const partials = Number(fields["partial_images"] ?? "0");
  const shape: StreamShape = Object.assign({}, USUAL, ...asked);
  return shape.isOff ? null : { ...shape, partials: Math.max(shape.partials, partials) };
}

/** The whole stream, each event a piece of the answer. */
export async function streamAnswer(
  drawn: readonly Drawn[],
  body: Record<string, unknown>,
  shape: StreamShape,
  call: Call,
): Promise<Answer> {
  const events = await makeEvents(drawn, body, shape, call);
  const text = events.map((event) => writeEvent(event, shape));
  if (shape.hasDone && shape.end === "complete")
    text.push(`data: [DONE]${shape.lineEnd.repeat(2)}`);
  const pieces = cutAtEnd(text, shape);
  const whole = Buffer.concat(pieces);
  return {
    status: 200,
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache",
      "x-request-id": call.requestId,
    },
    body: whole,
    pieces: shape.pieceBytes === 0 ? pieces : slice(whole, shape.pieceBytes),
    after: afterOf(shape),
  };
}

type Event = { readonly type: string; readonly data: Record<string, unknown> };

async function makeEvents(
  drawn: readonly Drawn[],
  body: Record<string, unknown>,
  shape: StreamShape,
  call: Call,
): Promise<Event[]> {
  if (shape.end === "empty") return [];
  if (shape.isPlain) return [{ type: "", data: body }];
  const about = {
    created_at: body["created"],
    size: body["size"],
    quality: body["quality"],
    background: body["background"],
    output_format: body["output_format"],
    ...(shape.note === "" ? {} : { note: shape.note }),
  };
  const events: Event[] = [];
  const entries = body["data"] as readonly Entry[];
  for (const [index, item] of drawn.entries()) {
    for (let at = 0; at < shape.partials; at += 1) {
      const b64_json = await drawPartial(item, at, shape.partials);
      const type = `${shape.prefix}.partial_image`;
      events.push({ type, data: { type, b64_json, ...about, partial_image_index: at } });
    }
    if (/after-partial$/.test(shape.end)) break;
    const type = `${shape.prefix}.completed`;
    const picture = shape.isByAddress
      ? { url: call.resultOrigin + call.state.results.add(item.bytes, item.extension) }
      : (entries[index] ?? {});
    events.push({ type, data: { type, ...picture, ...about, usage: body["usage"] } });
  }
  if (shape.end === "error-after-partial") {
    const message = "The server had an error while processing your request.";
    const error = { type: "image_generation_server_error", code: "server_error", message };
    events.push({ type: "error", data: { type: "error", error } });
  }
  return events;
}

/** Ever less blurred, as the pictures of a model at work are. */
async function drawPartial(item: Drawn, at: number, of: number): Promise<string> {
  const sigma = 2 + 12 * (1 - at / of);
  return (await sharp(item.bytes).blur(sigma).toBuffer()).toString("base64");
}

function writeEvent({ type, data }: Event, shape: StreamShape): string {
  const { lineEnd } = shape;
  const comment = shape.hasComments ? `: keep-alive${lineEnd}${lineEnd}` : "";
  const name = shape.hasEventLines && type !== "" ? `event: ${type}${lineEnd}` : "";
  return `${comment}${name}data: ${JSON.stringify(data)}${lineEnd}${lineEnd}`;
}

function cutAtEnd(text: readonly string[], shape: StreamShape): Buffer[] {
  const pieces = text.map((event) => Buffer.from(event));
  const last = pieces.at(-1);
  if (shape.end !== "cut-in-completed" || last === undefined) return pieces;
  return [...pieces.slice(0, -1), last.subarray(0, last.length >> 1)];
}

function slice(whole: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
    whole.subarray(at * size, (at + 1) * size),
  );
}

function afterOf({ end }: StreamShape): NonNullable<Answer["after"]> {
  if (end.startsWith("cut")) return "cut";
  return end.startsWith("hang") ? "hang" : "end";
}
