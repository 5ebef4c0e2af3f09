import type { Size } from "@/utils/core/geometry";

const PATIENCE_MS = 10_000;

/** The natural size of a picture by its address, or nothing. Pages may measure what they may not read. */
function probe(url: string): Promise<Size | null> {
  const image = new Image();
  return new Promise((resolve) => {
    const give = (size: Size | null) => {
      image.removeAttribute("src");
      resolve(size);
    };
    image.onload = () => give({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => give(null);
    setTimeout(() => give(null), PATIENCE_MS);
    image.src = url;
  });
}

/** Loads pictures as their page would, and measures them in px, without any density. */
export function probeSizes(urls: readonly string[]): Promise<(Size | null)[]> {
  return Promise.all(urls.map(probe));
}
