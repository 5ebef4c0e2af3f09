import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync, statfsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own that is really full, when it is. */
export interface SmallDisk {
  /** For the browser's profile. */
  readonly profileDir: string;
  /** Takes all room but a few kilobytes. */
  fill(): Promise<void>;
  free(): Promise<void>;
  close(): void;
}

/** Whether one can be mounted here: on Linux, as root, where mounting is allowed. */
export function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    openSmallDisk(1).close();
    return true;
  } catch {
    return false;
  }
}

export function openSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "redraw-disk-"));
  const filler = join(folder, "filler");
  const run = (command: string, ...args: readonly string[]) => {
    const { status, stderr } = spawnSync(command, args);
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
  };
  run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
  return {
    profileDir: join(folder, "profile"),
    fill: async () => {
      const { bavail, bsize } = statfsSync(folder);
      const bytes = Buffer.alloc(Math.max(0, (bavail - 2) * bsize));
      // The browser writes meanwhile: then there is less room, and the file takes all of it.
      await writeFile(filler, bytes).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code !== "ENOSPC") throw cause;
      });
    },
    free: () => rm(filler, { force: true }),
    close: () => {
      // Lazily: a helper process of the browser may still have a file open.
      run("umount", "-l", folder);
      rmdirSync(folder);
    },
  };
}
