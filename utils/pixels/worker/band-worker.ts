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
  const packed = pack(data);
  scope.postMessage(packed, [packed.chunk.buffer]);
  // Frees the copy at once: the collector would let many of them pile up.
  data.bytes.buffer.transfer(0);
};
