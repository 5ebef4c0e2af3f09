import { type Band, createBandPacker, type PackedBand } from "@/utils/pixels/png/bands";
import { createPngFile, type PngFile, type PngShape } from "@/utils/pixels/png/write";

/** Packs bands on another core. */
export interface BandHelper {
  /**
   * Begins to pack a copy of the band. `done` is called while somebody `hears`, with a chunk that is
   * valid until it returns; never where the helper fails.
   */
  pack(band: Band, done: (packed: PackedBand) => void): void;
  /** Lets in what has been answered, and whatever else has been said to this worker. */
  hear(): Promise<void>;
  /** Whether it failed: what it has not answered it never will. */
  hasFailed(): boolean;
  close(): void;
}

export type StartHelper = () => BandHelper;

/** Takes whole rows, top to bottom, as many as there are. The rows are free after it. */
export type WriteRows = (rows: Uint8Array) => Promise<void>;

/** From here on a helper saves more than its start costs, bytes of pixels. */
const BESIDE_FROM_BYTES = 8 << 20;
/** So many bands wait at a helper at most, the one that it packs included. */
const MOST_WAITING = 2;

/**
 * Writes a PNG as `createPngWriter` does, a large one on two cores: whoever is free packs the next
 * band. The file is the same byte for byte, because a band is packed from its own rows alone.
 *
 * Nothing depends on the helper: it gets copies, and what it has not answered at the end is packed
 * here.
 *
 * @param use hands over the rows; what it throws is thrown on
 */
export async function writePng(
  shape: PngShape,
  startHelper: StartHelper,
  use: (write: WriteRows) => Promise<void>,
): Promise<Blob> {
  const file = createPngFile(shape);
  const bytes = (shape.width * shape.height * shape.channels * shape.depth) / 8;
  const helper = bytes >= BESIDE_FROM_BYTES ? startHelper() : undefined;
  const packer = shareBands(file, helper);
  try {
    await use(async (rows) => {
      for (const band of file.cutter.cut(rows)) await packer.add(band);
    });
    await packer.packRest();
    return file.finish();
  } finally {
    helper?.close();
  }
}

function shareBands({ cutter, place }: PngFile, helper: BandHelper | undefined) {
  const pack = createBandPacker();
  const waiting = new Map<number, Band>();
  let count = 0;

  function take(index: number, band: Band, packed: PackedBand): void {
    place(index, packed);
    waiting.delete(index);
    cutter.release(band);
  }

  return {
    async add(band: Band): Promise<void> {
      const index = count++;
      await helper?.hear();
      if (!helper || helper.hasFailed() || waiting.size >= MOST_WAITING) {
        take(index, band, pack(band));
        return;
      }
      waiting.set(index, band);
      helper.pack(band, (packed) => {
        if (waiting.has(index)) take(index, band, packed);
      });
    },
    /** From the last one up: the helper has begun with the first. */
    async packRest(): Promise<void> {
      await helper?.hear();
      while (waiting.size > 0) {
        const [last] = [...waiting].slice(-1);
        if (last) take(...last, pack(last[1]));
        await helper?.hear();
      }
    },
  };
}
