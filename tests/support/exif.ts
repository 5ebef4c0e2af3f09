/** A TIFF block, big-endian, whose one entry is an orientation (EXIF 2.32, tag 0x0112). */
export function exifBlock(orientation: number): readonly number[] {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
}
