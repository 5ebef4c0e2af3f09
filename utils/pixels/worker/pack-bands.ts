import { type Band, createBandPacker, type PackedBand } from "@/utils/pixels/png/bands";

/** By this name the pixel worker's script knows that it is to pack bands and nothing else. */
export const BESIDE = "pixels beside";

/** The part of a dedicated worker's scope that is used; the DOM's types know only windows. */
export interface BandScope {
  onmessage: (event: MessageEvent<Band>) => void;
  postMessage(packed: PackedBand, transfer: Transferable[]): void;
}

/** Makes of a worker one that packs bands and answers them in the order they came. */
export function packBands(scope: BandScope): void {
  const pack = createBandPacker();
  scope.onmessage = ({ data }) => {
    const { chunk, adler } = pack(data);
    const fits = chunk.length <= data.bytes.length;
    // Back the way it came: its memory is used for the next one.
    if (fits) data.bytes.set(chunk);
    const answer = fits ? data.bytes.subarray(0, chunk.length) : chunk.slice();
    scope.postMessage({ chunk: answer, adler }, [answer.buffer]);
  };
}
