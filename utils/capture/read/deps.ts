import { drawThumbnail } from "@/utils/capture/page/hold/thumbnail";
import { cropPng } from "@/utils/platform/crop-png";
import { canDecode, drawDecoded } from "@/utils/platform/decode";
import { keepAliveWhile } from "@/utils/platform/keep-alive";
import { withAllowOrigin, withReferer } from "@/utils/platform/net-rules";
import { hasHost } from "@/utils/platform/permissions";
import {
  type InjectTools,
  injectTools,
  type RunInFrame,
  runInFrame,
} from "@/utils/platform/scripting";
import { captureVisible, readTab } from "@/utils/platform/tabs";

/** How long a server may take. */
export interface TimeLimits {
  /** Without a byte arriving. */
  readonly idleMs: number;
  /** In total: a server that drips bytes must not hold a capture open. */
  readonly totalMs: number;
}

/** What a capture needs. All but `fetch` have defaults; tests replace them. */
export interface CaptureDeps {
  readonly fetch: typeof fetch;
  readonly runInFrame?: RunInFrame;
  readonly injectTools?: InjectTools;
  readonly hasHost?: (origins: readonly string[]) => Promise<boolean>;
  readonly keepAliveWhile?: <T>(work: Promise<T>) => Promise<T>;
  readonly withReferer?: typeof withReferer;
  readonly withAllowOrigin?: typeof withAllowOrigin;
  readonly canDecode?: (picture: Blob) => Promise<boolean>;
  /** A picture at 16 × 16 px, RGBA. */
  readonly drawThumbnail?: (picture: Blob) => Promise<readonly number[] | undefined>;
  readonly readTab?: typeof readTab;
  readonly captureVisible?: typeof captureVisible;
  readonly cropPng?: typeof cropPng;
  readonly timeLimits?: TimeLimits;
}

export type FullDeps = Required<CaptureDeps>;

const TIME_LIMITS: TimeLimits = { idleMs: 15_000, totalMs: 60_000 };

/** Fills in the browser's own where the caller gave nothing. */
export function completeDeps(deps: CaptureDeps): FullDeps {
  return {
    runInFrame,
    injectTools,
    hasHost,
    keepAliveWhile,
    withReferer,
    withAllowOrigin,
    canDecode,
    drawThumbnail: (picture) => drawDecoded(picture, drawThumbnail),
    readTab,
    captureVisible,
    cropPng,
    timeLimits: TIME_LIMITS,
    ...deps,
  };
}
