import { crc32 } from "@/utils/core/bytes";
import {
  centralHeader,
  endOfArchive,
  localHeader,
  type ZipEntry,
} from "@/utils/store/archive/zip-format";

/** A ZIP file that is being put together. Nothing is compressed: pictures are already. */
export interface Zip {
  has(name: string): boolean;
  /** False where the file's bytes are gone; then nothing is added. */
  add(name: string, file: Blob, at: number): Promise<boolean>;
  end(): Blob;
}

/** An empty ZIP file. Its files are not held in memory: a Blob of Blobs stays on the disk. */
export function createZip(): Zip {
  const parts: BlobPart[] = [];
  const entries = new Map<string, ZipEntry>();
  let offset = 0;
  const push = (part: Blob | Uint8Array<ArrayBuffer>) => {
    parts.push(part);
    offset += part instanceof Blob ? part.size : part.length;
  };
  return {
    has: (name) => entries.has(name),
    async add(name, file, at) {
      const bytes = await file.arrayBuffer().catch(() => undefined);
      if (!bytes) return false;
      const entry = { name, size: file.size, crc: crc32(new Uint8Array(bytes)), offset, at };
      entries.set(name, entry);
      push(localHeader(entry));
      push(file);
      return true;
    },
    end() {
      const start = offset;
      for (const entry of entries.values()) push(centralHeader(entry));
      push(endOfArchive(entries.size, start, offset - start));
      return new Blob(parts, { type: "application/zip" });
    },
  };
}
