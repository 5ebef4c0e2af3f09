import type { Folder } from "@/utils/panel/open/open-file";

/** Files and folders that were pasted or dropped. */
export interface Brought {
  readonly files: readonly File[];
  readonly folders: readonly Folder[];
}

/** More than anybody looks through in a list. */
const MAX_FILES = 500;

/**
 * What an event brings. Must be called while it is handled: afterwards the browser
 * has emptied it. A folder is a file, too, which cannot be read.
 */
export function broughtBy(data: DataTransfer | null): Brought {
  const entries = [...(data?.items ?? [])].flatMap((item) =>
    item.kind === "file" ? (item.webkitGetAsEntry?.() ?? []) : [],
  );
  const directories = entries.filter((entry) => entry.isDirectory);
  const names = new Set(directories.map(({ name }) => name));
  return {
    files: [...(data?.files ?? [])].filter(({ name, type }) => type !== "" || !names.has(name)),
    folders: directories.map((entry) => asFolder(entry as FileSystemDirectoryEntry)),
  };
}

function asFolder(directory: FileSystemDirectoryEntry): Folder {
  return { name: directory.name, list: () => listFiles(directory) };
}

async function listFiles(directory: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  // Browsers give at most a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    );
    entries.push(...some);
    if (some.length === 0 || entries.length >= MAX_FILES) break;
  }
  const files = entries.filter((entry) => entry.isFile).slice(0, MAX_FILES);
  const read = files.map(
    (entry) => new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)),
  );
  const settled = await Promise.allSettled(read);
  return settled
    .flatMap((one) => (one.status === "fulfilled" ? one.value : []))
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}
