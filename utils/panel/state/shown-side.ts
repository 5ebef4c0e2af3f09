/**
 * The long side of what is drawn of a picture or a result, px: enough for a
 * wide screen at twice the density, while a 100-megapixel picture costs no more
 * memory than this.
 */
export const SHOWN_SIDE = 4096;
