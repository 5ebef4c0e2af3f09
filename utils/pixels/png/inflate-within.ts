import { joinBytes } from "@/utils/core/bytes";

/**
 * What zlib data holds. Nothing where that is more than `maxBytes` (a few bytes inflate to
 * gigabytes), or where it cannot be inflated.
 */
export async function inflateWithin(
  packed: Uint8Array,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed.slice()]).stream();
  const reader = stream.pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length <= maxBytes) {
    const read = await reader.read().catch(() => undefined);
    if (!read) return undefined;
    if (read.done) return joinBytes(parts);
    parts.push(read.value);
    length += read.value.length;
  }
  reader.cancel().catch(() => undefined);
  return undefined;
}
