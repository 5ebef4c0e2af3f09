/** Types that are recognised by their magic bytes, whether or not a browser decodes them. */
export type PictureType =
  | "image/png"
  | "image/jpeg"
  | "image/webp"
  | "image/gif"
  | "image/avif"
  | "image/bmp"
  | "image/x-icon"
  | "image/svg+xml"
  | "image/heic"
  | "image/jxl";
