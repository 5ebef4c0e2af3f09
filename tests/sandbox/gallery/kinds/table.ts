import type { Kind } from "../kind.ts";
import { ELEMENT_KINDS } from "./elements.ts";
import { FORMAT_KINDS } from "./formats.ts";
import { MADE_KINDS } from "./made.ts";
import { ORIGIN_KINDS } from "./origins.ts";
import { PHOTO_KINDS } from "./photos.ts";
import { TROUBLE_KINDS } from "./trouble.ts";
import { VERSION_KINDS } from "./versions.ts";

/** Every kind, photographs first: that is where a newcomer right-clicks. */
export const KINDS: readonly Kind[] = [
  ...PHOTO_KINDS,
  ...ORIGIN_KINDS,
  ...MADE_KINDS,
  ...ELEMENT_KINDS,
  ...VERSION_KINDS,
  ...FORMAT_KINDS,
  ...TROUBLE_KINDS,
];
