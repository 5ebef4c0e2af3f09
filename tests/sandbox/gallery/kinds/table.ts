import type { Kind } from "../kind.ts";
import { PHOTO_KINDS } from "./photos.ts";

/** Every kind, photographs first: that is where a newcomer right-clicks. */
export const KINDS: readonly Kind[] = [...PHOTO_KINDS];
