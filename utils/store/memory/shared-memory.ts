import { openLine } from "@/utils/platform/broadcast";
import { applyChanges, type Shared } from "@/utils/store/memory/memory-store";
import type { Change } from "@/utils/store/memory/transaction";

const LINE = "redraw-memory";

/** How long to wait for other pages, ms. */
const PATIENCE_MS = 400;

type Said = { readonly from: string; readonly to?: string } & (
  | { readonly kind: "join" }
  | { readonly kind: "all"; readonly records: readonly (readonly [string, unknown])[] }
  | { readonly kind: "changes"; readonly number: number; readonly changes: readonly Change[] }
  | { readonly kind: "taken"; readonly number: number }
);

/**
 * Replicates the memory of panel, tabs and background: a page that starts loads
 * all records, and a write resolves when every page that answers has it. So an
 * edit is there before the background is asked to run it.
 */
export function shareMemory(): Shared {
  const self = crypto.randomUUID();
  const others = new Set<string>();
  const waiting = new Map<number, Set<string>>();
  let records = new Map<string, unknown>();
  let wake: (() => void) | undefined;
  let number = 0;
  const say = openLine(LINE, (message) => hear(message as Said));

  function hear(said: Said): void {
    if (said.from === self || (said.to !== undefined && said.to !== self)) return;
    others.add(said.from);
    if (said.kind === "join" && records.size > 0) {
      say({ from: self, to: said.from, kind: "all", records: [...records] } satisfies Said);
    } else if (said.kind === "all") {
      // Local changes are newer.
      for (const [key, value] of said.records) if (!records.has(key)) records.set(key, value);
    } else if (said.kind === "changes") {
      applyChanges(records, said.changes);
      say({ from: self, to: said.from, kind: "taken", number: said.number } satisfies Said);
    } else if (said.kind === "taken") {
      waiting.get(said.number)?.delete(said.from);
    }
    wake?.();
  }

  async function until(isSo: () => boolean): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!isSo() && Date.now() < end) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 20);
      });
    }
  }

  return {
    join: async (own) => {
      records = own;
      say({ from: self, kind: "join" } satisfies Said);
      await until(() => records.size > 0);
    },
    tell: async (changes) => {
      number += 1;
      const missing = new Set(others);
      waiting.set(number, missing);
      say({ from: self, kind: "changes", number, changes } satisfies Said);
      await until(() => missing.size === 0);
      waiting.delete(number);
      for (const gone of missing) others.delete(gone);
    },
  };
}
