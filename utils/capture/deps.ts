import type { PictureType } from "@/utils/core/picture";
import { keepAliveWhile } from "@/utils/platform/keep-alive";
import { hasHost } from "@/utils/platform/permissions";
import { type RunInFrame, runInFrame } from "@/utils/platform/scripting";

/** How long a server may take. */
export interface Patience {
  /** Without a byte arriving. */
  readonly idleMs: number;
  /** In all: a server that drips must come to an end. */
  readonly totalMs: number;
}

/** What a capture works with. All but `fetch` stand by themselves; tests give their own. */
export interface CaptureDeps {
  readonly fetch: typeof fetch;
  readonly runInFrame?: RunInFrame;
  readonly hasHost?: (origins: readonly string[]) => Promise<boolean>;
  readonly keepAliveWhile?: <T>(work: Promise<T>) => Promise<T>;
  readonly canDecode?: (type: PictureType) => boolean;
  readonly patience?: Patience;
}

export type FullDeps = Required<CaptureDeps>;

const PATIENCE: Patience = { idleMs: 15_000, totalMs: 60_000 };

export function completeDeps(deps: CaptureDeps): FullDeps {
  return {
    runInFrame,
    hasHost,
    keepAliveWhile,
    canDecode: () => false,
    patience: PATIENCE,
    ...deps,
  };
}
