import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** One byte a fault, shared by all workers: writing a one twice does no harm. */
export interface Ledger {
  mark(id: number): void;
  read(): Uint8Array;
  close(): void;
}

export const KILLED = "killed";
export const COVERED = "covered";

export function createLedger(folder: string, name: string, count: number): void {
  writeFileSync(join(folder, name), new Uint8Array(count));
}

export function openLedger(folder: string, name: string): Ledger {
  const path = join(folder, name);
  const file = openSync(path, "r+");
  return {
    mark: (id) => {
      writeSync(file, new Uint8Array([1]), 0, 1, id);
    },
    read: () => new Uint8Array(readFileSync(path)),
    close: () => closeSync(file),
  };
}
