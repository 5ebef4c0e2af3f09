import { sha256Hex } from "@/utils/core/bytes";

/** From here on a name is cheaper than a hash: each MiB takes 2.5 ms, and that for every job. */
const NAMED_FROM_BYTES = 4 * 1024 * 1024;

const names = new WeakMap<Blob, string>();
let lastName = 0;

/**
 * Names for the large blobs of a request, the same ones each time. A Blob loses
 * its identity on the way into a worker, but not to its neighbours in the same
 * message: a map from blobs to names tells the worker which is which.
 */
export function nameBlobs(request: object): Map<Blob, string> {
  const large = blobsIn(request).filter(({ size }) => size >= NAMED_FROM_BYTES);
  return new Map(large.map((blob) => [blob, nameOf(blob)]));
}

function nameOf(blob: Blob): string {
  const name = names.get(blob) ?? `blob ${++lastName}`;
  names.set(blob, name);
  return name;
}

function blobsIn(value: unknown): Blob[] {
  if (value instanceof Blob) return [value];
  // Lists hold what is painted, which is long.
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(blobsIn);
}

const keys = new WeakMap<Blob, Promise<string>>();

/** In the worker: takes over the names that came with a message. */
export function adoptNames(given: ReadonlyMap<Blob, string>): void {
  for (const [blob, name] of given) keys.set(blob, Promise.resolve(name));
}

/** What stands for a blob's bytes: the name it came with, else SHA-256, hex. */
export function keyOf(file: Blob): Promise<string> {
  const known = keys.get(file);
  if (known) return known;
  const made = file.arrayBuffer().then(sha256Hex);
  keys.set(file, made);
  return made;
}
