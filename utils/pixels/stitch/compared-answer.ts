import { appError } from "@/utils/core/app-error";
import { isPatch } from "@/utils/core/edit/edit";
import { err, ok, type Result } from "@/utils/core/result";
import type { StitchRequest } from "@/utils/pixels/job-types";
import { keyOf } from "@/utils/pixels/read/blob-keys";
import { decodePicture, sizeOf } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { createHold } from "@/utils/pixels/read/latest-cache";
import { lookAt, type Shown } from "@/utils/pixels/read/shown";
import { type Analysis, analyse } from "@/utils/pixels/stitch/analyse";
import { stretched } from "@/utils/pixels/stitch/answer-position";

export interface ComparedAnswer {
  readonly picture: Shown;
  readonly answer: ImageBitmap;
  readonly analysis: Analysis;
}

/** The results of one edit are shown all at once first and made one by one then. */
const MAX_HELD = 4;

const hold = createHold<ComparedAnswer>(
  ({ answer }) => answer.close(),
  () => true,
  MAX_HELD,
);

/**
 * Runs work with the decoded answer and the result of comparing it with the
 * picture. Neither depends on feather, growth or colour matching, so those can
 * change live without decoding the picture again.
 */
export async function withComparedAnswer<T>(
  request: StitchRequest,
  use: (compared: ComparedAnswer) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const { window, operations, maskWay, register } = request;
  const keys = [await keyOf(request.picture), await keyOf(request.answer)];
  const key = JSON.stringify([keys, window, operations, maskWay, register !== false]);
  return hold.lend(
    key,
    () => withPicture(request.picture, (picture) => compare(request, picture)),
    use,
  );
}

async function compare(
  request: StitchRequest,
  picture: ImageBitmap,
): Promise<Result<ComparedAnswer>> {
  const decoded = await decodePicture(request.answer);
  if (decoded.ok) {
    const answer = decoded.value;
    const analysis = isPatch(request.maskWay)
      ? asItIs(request, answer)
      : analyse(request, picture, answer);
    return ok({ picture: lookAt(picture), answer, analysis });
  }
  const { detail } = decoded.error;
  return err(appError("result_undecodable", detail === undefined ? {} : { detail }));
}

/** A patch was made of the picture's own pixels: there is nothing to compare. */
function asItIs({ window }: StitchRequest, answer: ImageBitmap): Analysis {
  return { positions: [stretched(sizeOf(answer), window)] };
}
