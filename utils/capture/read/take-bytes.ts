import type { FullDeps } from "@/utils/capture/read/deps";
import type { Attempt } from "@/utils/capture/read/outcome";
import { checkPicture } from "@/utils/core/picture/check-picture";
import type { CaptureWay } from "@/utils/core/picture/picture";

/**
 * Checks captured bytes: a picture, or the reason why not.
 * A type that most browsers do not read is tried on this one, once its header
 * has shown that it is not too large to try.
 */
export async function takeBytes(
  bytes: Uint8Array<ArrayBuffer>,
  way: CaptureWay,
  { canDecode }: Pick<FullDeps, "canDecode">,
): Promise<Attempt> {
  const checked = checkPicture(bytes);
  if (checked.ok) return { kind: "got", bytes, header: checked.value, way };
  const rare = checkPicture(bytes, () => true);
  const isRead = rare.ok && (await canDecode(new Blob([bytes], { type: rare.value.type })));
  return isRead
    ? { kind: "got", bytes, header: rare.value, way }
    : { kind: "failed", error: checked.error };
}
