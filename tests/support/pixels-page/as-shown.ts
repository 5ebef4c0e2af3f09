import { answered, asBlob, asBytes, type PixelsBrowser } from "./open.ts";
import { plain } from "./pictures.ts";
import type { Wire } from "./wire.ts";

/** A picture of 64 px with a single pixel of it redrawn, so that all others have to be its own. */
export async function stitchOnePixel(
  browser: PixelsBrowser,
  file: Buffer,
  type = "image/png",
): Promise<Buffer> {
  const request: Wire = {
    picture: asBlob(file, type),
    operations: [{ kind: "rectangle", mode: "add", rect: { x: 32, y: 32, width: 1, height: 1 } }],
    window: { x: 0, y: 0, width: 64, height: 64 },
    maskWay: "mask",
    answer: asBlob(await plain("#b04060", 64)),
    feather: 0,
    register: false,
    matchColour: false,
  };
  return asBytes(answered(await browser.call("stitch", request))["picture"]);
}

/** Mean and largest difference of two files as a page shows them; the size of the first. */
export async function compareOnPage(browser: PixelsBrowser, a: Buffer, b: Buffer, type: string) {
  const files = [a.toString("base64"), b.toString("base64")];
  return browser.page.evaluate(
    async (texts, firstType) => {
      const [one, other] = await Promise.all(
        texts.map(async (text, i) => {
          const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
          const type = i === 0 ? firstType : "image/png";
          const image = await createImageBitmap(new Blob([bytes], { type }));
          const canvas = document.createElement("canvas");
          canvas.width = image.width;
          canvas.height = image.height;
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, canvas.width, canvas.height);
        }),
      );
      if (!one || !other) throw new Error("No canvas.");
      let [sum, worst] = [0, 0];
      for (let i = 0; i < one.data.length; i++) {
        // The redrawn pixel.
        if (i >> 2 === 32 * one.width + 32) continue;
        const off = Math.abs((one.data[i] ?? 0) - (other.data[i] ?? 0));
        sum += off;
        worst = Math.max(worst, off);
      }
      const at = (32 * one.width + 32) * 4;
      const drawn = [...other.data.slice(at, at + 3)];
      return { mean: sum / one.data.length, worst, drawn, width: one.width, height: one.height };
    },
    files,
    type,
  );
}
