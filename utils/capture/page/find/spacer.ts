import { namedVersions } from "@/utils/capture/page/find/named-versions";
import type { PagePicture } from "@/utils/capture/page/find/page-picture";
import { picturesAt } from "@/utils/capture/page/find/pictures-at";
import { readBox } from "@/utils/capture/page/find/place";
import { isPlaceholder } from "@/utils/core/picture/larger-version";

/**
 * Whether a picture is a spacer, not a placeholder: the transparent pixel
 * that sites stretch over theirs.
 */
export function isSpacer(picture: PagePicture): boolean {
  const { kind, natural } = picture;
  const isLoaded = kind === "img" && natural.width > 0;
  if (!isLoaded || !isPlaceholder({ natural, box: readBox(picture) })) return false;
  return Math.max(natural.width, natural.height) <= 2 && namedVersions(picture).length === 0;
}

/** The picture under a spacer, if there is one. */
export function findUnder(picture: PagePicture): PagePicture | undefined {
  const { x, y, width, height } = readBox(picture);
  const stack = picturesAt(x + width / 2, y + height / 2);
  return stack.find((other) => other.element !== picture.element && !isSpacer(other));
}
