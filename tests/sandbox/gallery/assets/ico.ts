type Entry = { readonly edge: number; readonly bytes: Buffer };

/** An icon file of several sizes, each a PNG or a bitmap (`icoBitmap`). */
export function encodeIco(entries: readonly Entry[]): Buffer {
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  for (const [index, { edge, bytes }] of entries.entries()) {
    const at = 6 + index * 16;
    // One byte holds the size, and 0 stands for 256.
    head.writeUInt8(edge % 256, at);
    head.writeUInt8(edge % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...entries.map(({ bytes }) => bytes)]);
}

/** RGBA pixels as an icon's bitmap: a header of twice the height, BGRA from the bottom up, a mask. */
export function icoBitmap(pixels: Buffer, edge: number): Buffer {
  const maskStride = Math.ceil(edge / 32) * 4;
  const file = Buffer.alloc(40 + edge * edge * 4 + maskStride * edge);
  file.writeUInt32LE(40, 0);
  file.writeInt32LE(edge, 4);
  file.writeInt32LE(edge * 2, 8);
  file.writeUInt16LE(1, 12);
  file.writeUInt16LE(32, 14);
  for (let y = 0; y < edge; y += 1) {
    for (let x = 0; x < edge; x += 1) {
      const from = (y * edge + x) * 4;
      const to = 40 + ((edge - 1 - y) * edge + x) * 4;
      file[to] = pixels[from + 2] ?? 0;
      file[to + 1] = pixels[from + 1] ?? 0;
      file[to + 2] = pixels[from] ?? 0;
      file[to + 3] = pixels[from + 3] ?? 0;
    }
  }
  return file;
}
