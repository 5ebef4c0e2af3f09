import type { Result } from "@/utils/core/result";
import type {
  AnalysisProgress,
  FoundOutline,
  FoundSelection,
  KnownPicture,
  LoopRequest,
  OutlineRequest,
  PartList,
  Runs,
  Selection,
  UnionRequest,
} from "@/utils/pixels/job-types";
import type { PixelClient } from "@/utils/pixels/worker/client";

type Own<T> = Omit<T, keyof KnownPicture>;

/** What can be asked about the objects in one picture. All answer errors as in decoding. */
export interface ObjectFinder {
  /** One stage of the analysis, after which everything below is quick. */
  analyse(signal?: AbortSignal): Promise<Result<AnalysisProgress>>;
  outline(request: Own<OutlineRequest>): Promise<Result<FoundOutline>>;
  snap(request: Own<LoopRequest>): Promise<Result<FoundSelection>>;
  unite(request: Own<UnionRequest>): Promise<Result<FoundSelection>>;
  listParts(): Promise<Result<PartList>>;
  /** A selection on the picture's own edge. */
  refine(selection: Pick<Selection, "mask" | "size">, signal?: AbortSignal): Promise<Result<Runs>>;
}

/** The jobs about objects, bound to one picture. */
export function createObjectFinder(pixels: PixelClient, known: KnownPicture): ObjectFinder {
  const { picture } = known;
  return {
    analyse: (signal) => pixels.analyse(known, signal),
    outline: (request) => pixels.outline({ ...known, ...request }),
    snap: (request) => pixels.snap({ ...known, ...request }),
    unite: (request) => pixels.unite({ ...known, ...request }),
    listParts: () => pixels.listParts(known),
    refine: ({ mask, size }, signal) => pixels.refineSelection({ picture, mask, size }, signal),
  };
}
