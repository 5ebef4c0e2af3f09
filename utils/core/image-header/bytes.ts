/**
 * Reads numbers from untrusted bytes. Beyond the end they
 * give NaN, which fails every comparison and every `toSize`.
 */
export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? Number.NaN;
}

/** Unsigned, 2 bytes, big-endian; NaN beyond the end. */
export function u16be(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) * 0x100 + u8(bytes, at + 1);
}

/** Unsigned, 2 bytes, little-endian; NaN beyond the end. */
export function u16le(bytes: Uint8Array, at: number): number {
  return u8(bytes, at + 1) * 0x100 + u8(bytes, at);
}

/** Unsigned, 3 bytes, little-endian; NaN beyond the end. */
export function u24le(bytes: Uint8Array, at: number): number {
  return u8(bytes, at + 2) * 0x10000 + u16le(bytes, at);
}

/** Unsigned, 4 bytes, big-endian; NaN beyond the end. */
export function u32be(bytes: Uint8Array, at: number): number {
  return u16be(bytes, at) * 0x10000 + u16be(bytes, at + 2);
}

/** Unsigned, 4 bytes, little-endian; NaN beyond the end. */
export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at + 2) * 0x10000 + u16le(bytes, at);
}

/** Four letters and the like; shorter where the bytes end. */
export function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(Math.max(0, at), Math.max(0, at + length)));
}

/** Whether these bytes stand at an offset. */
export function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}
