import type { Size } from "@/utils/core/geometry";

/** What the rows of a picture look like. */
export interface RowShape {
  readonly size: Size;
  /** RGB or RGBA, never multiplied by alpha. */
  readonly channels: 3 | 4;
  /** Bits a channel; 16 are two bytes, big endian. */
  readonly depth: 8 | 16;
}

/**
 * A decoded picture that is read from top to bottom, some rows at a time, so
 * that it need not lie in memory as a whole.
 */
export interface RowReader extends RowShape {
  /** PNG chunks that say what the values mean (colour profile, gamma), to be written with them. */
  readonly extra: readonly Uint8Array<ArrayBuffer>[];
  /** The next rows, fewer at the end, none after it. Valid until the next call. */
  next(): Promise<Uint8Array | undefined>;
  /** Whether the file broke off or made no sense, so that rows are missing. */
  isDamaged?(): boolean;
  close(): void;
}

/** Bytes of one row, without padding. */
export function rowBytesOf({ size, channels, depth }: RowShape): number {
  return (size.width * channels * depth) / 8;
}
