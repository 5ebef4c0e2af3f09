import type { FullDeps } from "@/utils/capture/deps";
import type { Attempt } from "@/utils/capture/outcome";
import { checkPicture } from "@/utils/core/check-picture";
import type { CaptureWay } from "@/utils/core/picture";

/** Bytes that came one way or another become a picture, or the reason why not. */
export function takeBytes(
  bytes: Uint8Array<ArrayBuffer>,
  way: CaptureWay,
  { canDecode }: Pick<FullDeps, "canDecode">,
): Attempt {
  const checked = checkPicture(bytes, canDecode);
  return checked.ok
    ? { kind: "got", bytes, header: checked.value, way }
    : { kind: "failed", error: checked.error };
}
