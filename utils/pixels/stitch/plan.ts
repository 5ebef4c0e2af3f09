import { isPatch } from "@/utils/core/edit/edit";
import { defaultFeather } from "@/utils/core/edit/stitch-choice";
import type { Rect, Size } from "@/utils/core/geometry";
import type { StitchReport, StitchRequest } from "@/utils/pixels/job-types";
import { sizeOf } from "@/utils/pixels/read/decode";
import type { Analysis } from "@/utils/pixels/stitch/analyse";
import type { ColourMatch } from "@/utils/pixels/stitch/apply-colours";
import type { ComparedAnswer } from "@/utils/pixels/stitch/compared-answer";
import { makeWeights, type Weights } from "@/utils/pixels/stitch/weights";

export type Decider =
  | {
      readonly kind: "weights";
      /** Absent where nothing is painted inside of the window. */
      readonly weights: Weights | undefined;
    }
  /** The picture's own transparency: the answer goes under it. */
  | { readonly kind: "picture" }
  /** The answer's own transparency: it replaces what it covers. */
  | { readonly kind: "answer"; readonly fillsBlank: boolean };

/** How an answer goes into its picture. */
export interface StitchPlan {
  readonly positions: Analysis["positions"];
  readonly colour: ColourMatch | undefined;
  /** What was compared, picture px. */
  readonly window: Rect;
  /** Picture px; nothing changes beyond it. Absent where nothing changes at all. */
  readonly rect: Rect | undefined;
  /** What decides where the answer shows. */
  readonly by: Decider;
  readonly report: StitchReport;
}

/** px: from here on a weight between all and nothing is left. */
const LEAST_FEATHER = 1;

/** @param scale of the weights, pixels per picture px */
export function planStitch(
  request: StitchRequest,
  { picture: { size }, answer, analysis }: ComparedAnswer,
  scale = 1,
): StitchPlan {
  const { window, maskWay, operations, growth = 0 } = request;
  const share = request.matchColour === false ? 1 : (analysis.featherShare ?? 1);
  const usual = defaultFeather(window);
  const feather = request.feather ?? Math.min(usual, Math.max(LEAST_FEATHER, usual * share));
  const by: Decider =
    maskWay === "transparency"
      ? { kind: "picture" }
      : isPatch(maskWay)
        ? { kind: "answer", fillsBlank: maskWay === "continued" }
        : {
            kind: "weights",
            weights: makeWeights(operations, window, size, growth, feather, scale),
          };
  const { aspectOff, shift, drift, positions } = analysis;
  const colour = request.matchColour === false ? undefined : analysis.colour;
  return {
    positions,
    colour,
    window,
    rect: by.kind === "weights" ? by.weights?.rect : insideOf(window, size),
    by,
    report: {
      answerSize: sizeOf(answer),
      feather: by.kind === "answer" ? 0 : feather,
      ...(aspectOff !== undefined && { aspectOff }),
      ...(shift && { shift }),
      ...(colour && { colour: { gain: colour.gain, offset: colour.offset } }),
      ...(drift !== undefined && { drift }),
    },
  };
}

function insideOf(window: Rect, size: Size): Rect {
  const x = Math.max(0, window.x);
  const y = Math.max(0, window.y);
  const right = Math.min(size.width, window.x + window.width);
  const bottom = Math.min(size.height, window.y + window.height);
  return { x, y, width: right - x, height: bottom - y };
}
