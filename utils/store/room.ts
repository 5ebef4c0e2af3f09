import { get, set } from "idb-keyval";
import type { Draft } from "@/utils/core/edit/draft";
import { type HistoryEntry, picturesOf } from "@/utils/core/history/entry";
import { countEdits } from "@/utils/core/history/groups";
import { isSpare, mapOwnFiles } from "@/utils/core/history/own-files";
import {
  type Budget,
  defaultBudget,
  type Evicted,
  planRoom,
  type RoomPlan,
  totalOf,
  type Usage,
  usageOf,
} from "@/utils/core/history/room";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { readQuota } from "@/utils/platform/quota";
import { readLocal, removeLocal, writeLocal } from "@/utils/platform/storage";
import {
  attempt,
  database,
  isInMemory,
  keyOf,
  prefixRange,
  read,
  settled,
  write,
} from "@/utils/store/database";
import { entryIn, readEntries } from "@/utils/store/entries";
import { healDamaged } from "@/utils/store/heal";
import { attemptLocal } from "@/utils/store/local";
import { spareKeysOf } from "@/utils/store/records";
import { removeEdits } from "@/utils/store/remove";

const BUDGET_ITEM = "storage-budget";

/** The budget of a history in memory, bytes. */
const MEMORY_BUDGET = 300_000_000;

/** How much the history may take. */
export async function readBudget(): Promise<Budget> {
  if (await isInMemory()) return { limit: MEMORY_BUDGET, isChosen: false };
  const chosen = await readLocal(BUDGET_ITEM);
  if (typeof chosen === "number" && chosen > 0) return { limit: chosen, isChosen: true };
  return { limit: defaultBudget((await readQuota()).quota), isChosen: false };
}

/** Sets the budget, bytes; `undefined` is the default. */
export function saveBudget(limit: number | undefined): Promise<Result<void>> {
  return attemptLocal(() =>
    limit === undefined ? removeLocal([BUDGET_ITEM]) : writeLocal({ [BUDGET_ITEM]: limit }),
  );
}

interface Holdings {
  readonly entries: readonly HistoryEntry[];
  readonly pictures: readonly Picture[];
  readonly drafts: readonly Draft[];
  /** Records that could not be read. */
  readonly asideCount: number;
}

async function readHoldings(): Promise<Result<Holdings>> {
  const healed = await healDamaged();
  if (!healed.ok) return healed;
  return read(async (store) => ({
    entries: (await readEntries(store)).entries,
    pictures: await settled<Picture[]>(store.getAll(prefixRange(keyOf.picture("")))),
    drafts: await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft("")))),
    asideCount: await settled(store.count(prefixRange(keyOf.aside("")))),
  }));
}

export interface Measured {
  readonly usage: Usage;
  readonly editCount: number;
  readonly asideCount: number;
}

/** How much the history takes. */
export async function measureStore(): Promise<Result<Measured>> {
  const held = await readHoldings();
  if (!held.ok) return held;
  const { entries, pictures, asideCount } = held.value;
  return ok({ usage: usageOf(entries, pictures), editCount: countEdits(entries), asideCount });
}

/** Removes what is over the budget. Returns the ids of removed edits. */
export async function keepBudget(): Promise<Result<readonly string[]>> {
  return makeRoom((await readBudget()).limit);
}

interface RoomOptions {
  /** Remove only derived files. */
  readonly isLossless?: boolean;
  /** Edits that must stay, besides those that are open. */
  readonly keep?: readonly string[];
}

/** Frees a number of bytes. Returns the ids of removed edits. */
export async function freeRoom(
  bytes: number,
  options: RoomOptions,
): Promise<Result<readonly string[]>> {
  const measured = await measureStore();
  if (!measured.ok) return measured;
  return makeRoom(Math.max(0, totalOf(measured.value.usage) - bytes), options);
}

async function makeRoom(
  budget: number,
  { isLossless = false, keep = [] }: RoomOptions = {},
): Promise<Result<readonly string[]>> {
  const held = await readHoldings();
  if (!held.ok) return held;
  const { entries, pictures, drafts } = held.value;
  const ofDrafts = drafts.flatMap((draft) =>
    [draft.editId, draft.parentId, ...picturesOf(draft)].filter((id) => id !== undefined),
  );
  const openIds = new Set([...keep, ...ofDrafts]);
  const plan = planRoom({ entries, pictures, budget, openIds, isLossless });
  if (plan.lightened.length > 0) {
    const lightened = await lighten(plan.lightened);
    if (!lightened.ok) return lightened;
  }
  if (plan.removed.length === 0) return ok([]);
  const going = new Set(plan.removed);
  const removed = await removeEdits(({ id }) => going.has(id));
  const isGone = new Set(removed.ok ? removed.value : []);
  if (removed.ok) await noteEvicted(plan, countEdits(entries.filter(({ id }) => isGone.has(id))));
  return removed;
}

function lighten(editIds: readonly string[]): Promise<Result<void>> {
  return write(async (store) => {
    for (const editId of editIds) {
      const entry = await entryIn(store, editId);
      if (!entry) continue;
      for (const key of spareKeysOf(entry)) store.delete(key);
      const bytes = mapOwnFiles((file) => (isSpare(file, entry.state) ? 0 : entry.bytes[file]));
      store.put({ ...entry, bytes } satisfies HistoryEntry, keyOf.entry(editId));
    }
  });
}

const EVICTED = keyOf.note("evicted");

async function noteEvicted({ freed }: RoomPlan, count: number): Promise<void> {
  await attempt(async () => {
    const before = await get<Evicted>(EVICTED, database);
    const note: Evicted = {
      count: (before?.count ?? 0) + count,
      bytes: (before?.bytes ?? 0) + freed,
    };
    await set(EVICTED, note, database);
  });
}

/** Edits removed for room since the person was last told. */
export async function readEvicted(): Promise<Evicted | undefined> {
  const found = await attempt(() => get<Evicted>(EVICTED, database));
  return found.ok ? found.value : undefined;
}

/** Clears the note: the person has seen it. */
export async function forgetEvicted(): Promise<void> {
  await write(async (store) => {
    store.delete(EVICTED);
  });
}
