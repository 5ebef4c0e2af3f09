/** The language itself, without what reads a clock, a die or a run-time string. */
export const LANGUAGE = words(`
  Array ArrayBuffer BigInt Boolean DataView Date Error Float32Array Float64Array Infinity Int8Array
  Int16Array Int32Array Intl JSON Map Math NaN Number Object Promise RangeError Reflect RegExp Set
  String Symbol SyntaxError TypeError Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap
  WeakRef WeakSet isNaN parseFloat parseInt decodeURIComponent encodeURIComponent
  ArrayLike AsyncIterable Awaited Capitalize Exclude Extract Generator InstanceType Iterable Iterator
  NonNullable Omit Parameters Partial Pick PromiseLike Readonly ReadonlyArray ReadonlyMap
  ReadonlySet Record RegExpExecArray Required ReturnType Uncapitalize`);

/** Of the browser, but plain data: the same in is the same out. */
export const DATA =
  words(`Blob BlobPart BufferSource File TextDecoder TextEncoder URL URLSearchParams
  atob btoa crypto`);

/** Breaking off. */
export const ABORT = words("AbortController AbortSignal DOMException");

/** Pixels and compressed bytes in memory; no page, no canvas. */
export const PIXEL_DATA = words(`DecompressionStream ImageData ReadableStream Response`);

/** Canvases that need no page, and what can be drawn on one. */
export const CANVAS = words(`ImageBitmap ImageBitmapOptions ImageDecoder OffscreenCanvas
  OffscreenCanvasRenderingContext2D VideoFrame WebGLTexture createImageBitmap`);

export const TIMERS = words("clearInterval clearTimeout queueMicrotask setInterval setTimeout");

/** What a page looks like, before it is laid out. */
export const LAYOUT = words("devicePixelRatio document getComputedStyle innerHeight innerWidth");

export const HTTP = words("FormData Headers Request RequestInit RequestRedirect Response");

/** Never outside `utils/platform`: the extension's own interfaces. */
export const EXTENSION = words("browser chrome");

/** Nowhere but in a file whose row names one of them: code made at run time, and stores and transports this project does not use. */
export const NEVER = words(`eval EventSource Function importScripts localStorage sessionStorage
  WebSocket XMLHttpRequest`);

/** Members that make the same call give different answers. */
export const IMPURE_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Math: ["random"],
  Date: ["now"],
  crypto: ["getRandomValues", "randomUUID"],
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
