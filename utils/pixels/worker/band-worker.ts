import { type Band, createBandPacker, type PackedBand } from "@/utils/pixels/png/bands";

/** The part of a dedicated worker's scope that is used; the DOM's types know only windows. */
interface WorkerScope {
  onmessage: (event: MessageEvent<Band>) => void;
  postMessage(packed: PackedBand, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const pack = createBandPacker();

/** A worker beside the pixel worker: packs bands and answers them in the order they came. */
scope.onmessage = ({ data }) => {
  const { chunk, adler } = pack(data);
  const fits = chunk.length <= data.bytes.length;
  // Back the way it came: its memory is used for the next one.
  if (fits) data.bytes.set(chunk);
  const answer = fits ? data.bytes.subarray(0, chunk.length) : chunk.slice();
  scope.postMessage({ chunk: answer, adler }, [answer.buffer]);
};
