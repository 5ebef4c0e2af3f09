import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Band, createBandPacker, type PackedBand } from "@/utils/pixels/png/bands";
import { createPngWriter, type PngShape } from "@/utils/pixels/png/write";
import { type BandHelper, type WriteRows, writePng } from "@/utils/pixels/png/write-beside";

/** 12 MB of pixels: a dozen bands, the last one shorter. */
const SHAPE: PngShape = { width: 2000, height: 2003, channels: 3, depth: 8 };
const ROW_BYTES = 6000;

/** Rows that differ from one another, each quick to compress. */
const pixels = Uint8Array.from({ length: ROW_BYTES * SHAPE.height }, (_, i) => {
  const [row, at] = [Math.floor(i / ROW_BYTES), i % ROW_BYTES];
  return at < 64 ? Math.imul(i, 0x9e3779b1) >>> 24 : row * 7 + (at >> 9);
});

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer());
}

/** In the given portions of rows. */
const writing =
  (portions: Iterable<number>) =>
  async (write: WriteRows): Promise<void> => {
    const sizes = [...portions];
    for (let top = 0, i = 0; top < SHAPE.height; i++) {
      const end = Math.min(SHAPE.height, top + (sizes[i % sizes.length] ?? 64));
      // Whoever hands rows over may use their memory again.
      const rows = pixels.slice(top * ROW_BYTES, end * ROW_BYTES);
      await write(rows);
      rows.fill(77);
      top = end;
    }
  };

async function writtenAlone(): Promise<Buffer> {
  const writer = createPngWriter(SHAPE);
  writer.write(pixels);
  return bytesOf(writer.finish());
}

const alone = await writtenAlone();

/** A helper that answers when the test says, in whatever order. */
class FakeHelper implements BandHelper {
  readonly asked: { readonly band: Band; readonly done: (packed: PackedBand) => void }[] = [];
  isClosed = false;
  isDead = false;
  most = 0;
  seen = 0;
  private readonly onHear: (helper: FakeHelper) => void;

  constructor(onHear: (helper: FakeHelper) => void) {
    this.onHear = onHear;
  }
  pack(band: Band, done: (packed: PackedBand) => void): void {
    this.asked.push({ band: structuredClone(band), done });
    this.seen++;
    this.most = Math.max(this.most, this.asked.length);
  }
  async hear(): Promise<void> {
    this.onHear(this);
  }
  hasFailed(): boolean {
    return this.isDead;
  }
  close(): void {
    this.isClosed = true;
  }
  answer(index: number): void {
    const [asked] = this.asked.splice(index, 1);
    asked?.done(createBandPacker()(asked.band));
  }
}

describe("a large PNG that is written on two cores", () => {
  it("is the file that one core writes, whoever packs which band and in whatever order", async () => {
    const turns = fc.infiniteStream(fc.constantFrom("none", "first", "last", "both"));
    const portions = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(turns, portions, async (answers, sizes) => {
        const helper = new FakeHelper((self) => {
          const turn = answers.next().value;
          if (turn === "first" || turn === "both") self.answer(0);
          if (turn === "last" || turn === "both") self.answer(self.asked.length - 1);
        });
        const file = await bytesOf(await writePng(SHAPE, () => helper, writing(sizes)));
        expect(Buffer.compare(file, alone)).toBe(0);
        expect(helper.isClosed).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it("is read by others as it was meant", async () => {
    const seen = await sharp(alone).raw().toBuffer();
    expect(Buffer.compare(seen, pixels)).toBe(0);
  });

  it("shares the work: a helper that answers gets some of the bands, few at once", async () => {
    const helper = new FakeHelper((self) => self.answer(0));
    await writePng(SHAPE, () => helper, writing([256]));
    expect(helper.seen).toBeGreaterThan(4);
    expect(helper.most).toBeLessThanOrEqual(2);
  });

  it("is not lost with a helper that dies with bands in its hands", async () => {
    let turns = 0;
    const helper = new FakeHelper((self) => {
      self.isDead = ++turns > 4;
    });
    const file = await bytesOf(await writePng(SHAPE, () => helper, writing([100])));
    expect(helper.seen).toBeGreaterThan(0);
    expect(Buffer.compare(file, alone)).toBe(0);
  });

  it("does not wait for a helper that never answers", async () => {
    const helper = new FakeHelper(() => undefined);
    const file = await bytesOf(await writePng(SHAPE, () => helper, writing([500])));
    expect(helper.seen).toBe(2);
    expect(Buffer.compare(file, alone)).toBe(0);
  });

  it("takes an answer that comes too late for nothing", async () => {
    const helper = new FakeHelper(() => undefined);
    const made = await writePng(SHAPE, () => helper, writing([500]));
    const before = await bytesOf(made);
    helper.answer(0);
    expect(Buffer.compare(await bytesOf(made), before)).toBe(0);
  });

  it("ends its helper when it is broken off in the middle", async () => {
    const stop = new AbortController();
    let turns = 0;
    const helper = new FakeHelper((self) => {
      // A cancellation is a message too: it is heard while answers are.
      if (++turns === 5) stop.abort();
      self.answer(0);
    });
    let rows = 0;
    const running = writePng(
      SHAPE,
      () => helper,
      async (write) => {
        for (; rows < SHAPE.height; rows += 100) {
          stop.signal.throwIfAborted();
          await write(pixels.subarray(rows * ROW_BYTES, (rows + 100) * ROW_BYTES));
        }
      },
    );
    await expect(running).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    expect(rows).toBeLessThan(SHAPE.height);
    expect(helper.isClosed).toBe(true);
  });

  it("ends its helper when rows are missing, and is no file", async () => {
    const helper = new FakeHelper((self) => self.answer(0));
    const running = writePng(
      SHAPE,
      () => helper,
      (write) => write(new Uint8Array(ROW_BYTES * 700)),
    );
    await expect(running).rejects.toThrow(RangeError);
    expect(helper.isClosed).toBe(true);
  });
});

describe("a small PNG", () => {
  it("is written alone: a helper's start costs more", async () => {
    let starts = 0;
    const shape: PngShape = { width: 100, height: 100, channels: 4, depth: 8 };
    const start = () => {
      starts++;
      return new FakeHelper(() => undefined);
    };
    await writePng(shape, start, (write) => write(new Uint8Array(40_000)));
    expect(starts).toBe(0);
  });
});
