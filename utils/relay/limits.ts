/**
 * How much of an answer is looked at. Whatever a server sends runs through the
 * process that holds a paid request, so everything that is read of it is bounded here.
 */

/** An honest answer holds ten pictures; a hostile one may hold a million crumbs. */
export const MAX_ITEMS = 256;
/** Reasons of lost items that are kept beside the results. */
export const MAX_LOST = 16;
/** Characters of a server's sentence that are judged and quoted from. */
export const MAX_WORDS = 16_384;
/** Six minutes of progress, one every 50 ms, and all previews. */
export const MAX_EVENTS = 8_000;
/** Pieces of a chat's answer: a picture in base64 may come in crumbs of a few characters. */
export const MAX_PIECES = 400_000;
/** Data lines of one event: JSON over several lines is rare, and then short. */
export const MAX_EVENT_LINES = 100_000;
/** Previews of one answer: ten pictures with three each, and some more. */
export const MAX_PREVIEWS = 64;
/** Characters of an event that may hold a preview; a picture of 64 MB in base64 fits. */
export const MAX_PREVIEW_CHARACTERS = 96 * 1024 * 1024;
/** Values in a JSON text. Each takes tens of bytes of memory, an empty one two of text. */
export const MAX_JSON_VALUES = 1_000_000;
/** Pixels of one answer that are decoded: ten pictures of 40 megapixels. */
export const MAX_DECODED_PIXELS = 400_000_000;
/** Bytes of all pictures that one answer names by address. */
export const MAX_FETCHED_BYTES = 256 * 1024 * 1024;
/** Pictures of one answer that are fetched by address: twice what can be asked for. */
export const MAX_ADDRESSES = 20;
/** Characters of a result's address. */
export const MAX_ADDRESS_CHARACTERS = 8_192;
