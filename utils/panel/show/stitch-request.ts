import type { Edit } from "@/utils/core/edit/edit";
import { operationsOf } from "@/utils/core/edit/part";
import type { PlacementChoice, PlacementReport } from "@/utils/core/edit/stitch-choice";
import type { StitchReport, StitchRequest } from "@/utils/pixels/job-types";

/** How an answer is stitched into its picture: by the edit, and by what the person chose since. */
export function stitchRequestOf(
  edit: Pick<Edit, "mask" | "part" | "window" | "maskWay">,
  picture: Blob,
  answer: Blob,
  choice: PlacementChoice = {},
): StitchRequest {
  const { featherPx, growthPx, register, matchColour } = choice;
  return {
    picture,
    operations: operationsOf(edit),
    window: edit.window,
    maskWay: edit.maskWay,
    answer,
    ...(featherPx === undefined ? {} : { feather: featherPx }),
    ...(growthPx === undefined ? {} : { growth: growthPx }),
    ...(register === undefined ? {} : { register }),
    ...(matchColour === undefined ? {} : { matchColour }),
  };
}

/** What is kept of a stitch's report. */
export function reportOf({ feather, drift, aspectOff, shift }: StitchReport): PlacementReport {
  return {
    featherPx: feather,
    ...(drift === undefined ? {} : { drift }),
    ...(aspectOff === undefined ? {} : { aspectOff }),
    ...(shift === undefined ? {} : { shift }),
  };
}
