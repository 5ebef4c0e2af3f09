/** A 24-bit BMP of RGB pixels: rows from the bottom up, each padded to four bytes. */
export function encodeBmp(pixels: Buffer, width: number, height: number): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(stride * height, 34);
  for (let y = 0; y < height; y += 1) {
    const row = 54 + (height - 1 - y) * stride;
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3;
      file[row + x * 3] = pixels[from + 2] ?? 0;
      file[row + x * 3 + 1] = pixels[from + 1] ?? 0;
      file[row + x * 3 + 2] = pixels[from] ?? 0;
    }
  }
  return file;
}
