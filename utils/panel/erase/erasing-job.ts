import type { Result } from "@/utils/core/result";
import type { PanelServices } from "@/utils/panel/state/services";
import type { ErasedPicture, EraseJobRequest } from "@/utils/pixels/job-types";

/** An erasing that is under way in its worker. */
export interface ErasingJob {
  /** When it began, ms since 1970. */
  readonly startedAt: number;
  readonly erased: Promise<Result<ErasedPicture>>;
  /** Tells `hear` which share is done, 0…1: now, and from now on. */
  follow(hear: (done: number) => void): void;
}

/** @param signal breaks it off */
export function beginErasing(
  { pixels, now }: Pick<PanelServices, "pixels" | "now">,
  request: EraseJobRequest,
  signal: AbortSignal,
): ErasingJob {
  let done = 0;
  let tell: ((done: number) => void) | undefined;
  const startedAt = now();
  const erased = pixels.erase(request, signal, (share) => {
    done = share;
    tell?.(share);
  });
  return {
    startedAt,
    erased,
    follow: (hear) => {
      tell = hear;
      hear(done);
    },
  };
}
