import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { type Analysis, analyse } from "@/utils/pixels/analyse";
import { decodePicture } from "@/utils/pixels/decode";
import { createHold, keyOf } from "@/utils/pixels/hold";
import type { StitchRequest } from "@/utils/pixels/protocol";

export interface ComparedAnswer {
  readonly answer: ImageBitmap;
  readonly analysis: Analysis;
}

const hold = createHold<ComparedAnswer>(
  ({ answer }) => answer.close(),
  () => true,
);

/**
 * Lends the decoded answer and what comparing it with the picture brought to
 * light. Neither depends on feather, growth or colour matching, so those can
 * be changed live.
 *
 * @param picture sRGB, the request's
 */
export async function withComparedAnswer<T>(
  request: StitchRequest,
  picture: ImageBitmap,
  use: (compared: ComparedAnswer) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const { window, operations, maskWay, register } = request;
  const keys = [await keyOf(request.picture), await keyOf(request.answer)];
  const key = JSON.stringify([keys, window, operations, maskWay, register !== false]);
  return hold.lend(key, () => compare(request, picture), use);
}

async function compare(
  request: StitchRequest,
  picture: ImageBitmap,
): Promise<Result<ComparedAnswer>> {
  const decoded = await decodePicture(request.answer);
  if (decoded.ok) {
    const answer = decoded.value;
    return ok({ answer, analysis: analyse(request, picture, answer) });
  }
  const { detail } = decoded.error;
  return err(appError("result_undecodable", detail === undefined ? {} : { detail }));
}
