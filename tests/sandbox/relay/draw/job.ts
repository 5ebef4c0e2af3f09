import type { ReceivedPart, ReceivedRequest } from "../../types.ts";
import { imagesOf } from "../check-files.ts";

/** What is to be drawn, once a request passed every rule. */
export type DrawJob = {
  readonly image: Buffer;
  /** Alpha 0 says where new content goes. `null`: the image's own transparency says it. */
  readonly mask: Buffer | null;
  /** A markup says the opposite: what is drawn on it is where to edit. */
  readonly isMarkup: boolean;
  readonly prompt: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly format: "png" | "jpeg" | "webp";
  /** Of a lossy format, 0 to 100. */
  readonly quality: number;
  /** Asked for a transparent background: a margin of the answer is. */
  readonly hasTransparentMargin: boolean;
  /** How the mask is read: by alpha as the document has it, or as other servers do. */
  readonly regionRule: "alpha" | "white" | "luminance" | "all" | "none";
  /** Everything is moved so far to the right and down. */
  readonly driftPx: number;
  /** Everything outside the region gets so much warmer and brighter. */
  readonly castSteps: number;
  /** Pixels outside the region stay as they were. */
  readonly isExact: boolean;
};

export function readDrawJob(received: ReceivedRequest): DrawJob {
  const [image] = imagesOf(received.parts);
  if (image === undefined) throw new Error("a checked request has an image");
  const { fields } = received;
  const named = (name: string) => received.parts.find((part) => part.name === name);
  const markup = named("markup");
  return {
    image: image.bytes,
    mask: (named("mask") ?? markup)?.bytes ?? null,
    isMarkup: markup !== undefined,
    prompt: fields["prompt"] ?? "",
    count: Number(fields["n"] ?? "1"),
    ...sizeOf(fields["size"] ?? "auto", image),
    format: formatOf(fields["output_format"]),
    quality: Number(fields["output_compression"] || "92"),
    hasTransparentMargin: fields["background"] === "transparent",
    regionRule: "alpha",
    driftPx: 0,
    castSteps: 0,
    isExact: false,
  };
}

function formatOf(value: string | undefined): DrawJob["format"] {
  return value === "jpeg" || value === "webp" ? value : "png";
}

/**
 * Without a size the answer is not shaped as the picture was: a picture of
 * 1600 × 1000 once came back as 1024 × 1536 (docs/contract.md §2).
 */
function sizeOf(size: string, image: ReceivedPart): { width: number; height: number } {
  const match = /^(\d+)x(\d+)$/.exec(size);
  if (match !== null) return { width: Number(match[1]), height: Number(match[2]) };
  const { width = 1, height = 1 } = image.metadata ?? {};
  if (width === height) return { width: 1024, height: 1024 };
  return { width: 1024, height: 1536 };
}
