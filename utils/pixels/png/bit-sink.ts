import type { Codes } from "@/utils/pixels/png/huffman";

/** Buffered bits, lowest first. Plain fields, because the hot loops copy them into locals. */
export interface BitSink {
  readonly buffer: Uint8Array;
  length: number;
  held: number;
  /** Below 16 between two calls. */
  heldBits: number;
}

/** An empty sink whose buffer starts at `bytes` bytes. */
export function createSink(bytes: number): BitSink {
  return { buffer: new Uint8Array(bytes), length: 0, held: 0, heldBits: 0 };
}

/** At most 16 bits at once. */
export function writeBits(sink: BitSink, value: number, count: number): void {
  const held = sink.held | (value << sink.heldBits);
  const bits = sink.heldBits + count;
  if (bits < 16) {
    sink.held = held;
    sink.heldBits = bits;
    return;
  }
  sink.buffer[sink.length++] = held;
  sink.buffer[sink.length++] = held >>> 8;
  sink.held = held >>> 16;
  sink.heldBits = bits - 16;
}

/** Writes the Huffman code of a symbol. */
export function writeCode(sink: BitSink, { bits, lengths }: Codes, symbol: number): void {
  writeBits(sink, bits[symbol]!, lengths[symbol]!);
}

/** Pads with zero bits to a whole byte and flushes to the buffer. */
export function alignSink(sink: BitSink): void {
  for (; sink.heldBits > 0; sink.heldBits -= 8) {
    sink.buffer[sink.length++] = sink.held;
    sink.held >>>= 8;
  }
  sink.held = 0;
  sink.heldBits = 0;
}

/** Writes bytes by their codes. This is the hot loop. */
export function writeLiterals(
  sink: BitSink,
  data: Uint8Array,
  from: number,
  to: number,
  packed: Uint32Array,
): void {
  const { buffer } = sink;
  let { held, heldBits, length } = sink;
  for (let i = from; i < to; i++) {
    const entry = packed[data[i]!]!;
    held |= (entry & 0xffff) << heldBits;
    heldBits += entry >>> 16;
    if (heldBits < 16) continue;
    buffer[length++] = held;
    buffer[length++] = held >>> 8;
    held >>>= 16;
    heldBits -= 16;
  }
  sink.held = held;
  sink.heldBits = heldBits;
  sink.length = length;
}

/** Each byte's code and length, packed into one word. */
export function packLiterals({ bits, lengths }: Codes): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => bits[byte]! | (lengths[byte]! << 16));
}
