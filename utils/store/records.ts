import type { HistoryEntry } from "@/utils/core/history/entry";
import { isSpare, mapOwnFiles, type OwnBytes } from "@/utils/core/history/own-files";
import { keyOf, prefixRange, settled } from "@/utils/store/database";

type Kind = keyof typeof keyOf;

interface RecordKind {
  /**
   * `edit`: its key begins with the edit's id, and it goes with the edit.
   * `shared`: by SHA-256, kept as long as an edit or a draft names it.
   * `none`: it stands for itself.
   */
  readonly owner: "edit" | "shared" | "none";
  /** One record for each file of this kind, the key goes on after the edit's id. */
  readonly isMany?: true;
  /** The edit itself, from which the others can be told to be orphans. */
  readonly isEdit?: true;
  /** Under which heading of an entry its bytes are counted. */
  readonly bytes?: keyof OwnBytes;
}

/**
 * Every kind of record in the store, by its prefix. A new kind is a row here
 * and its key in `keyOf`: removing, sweeping, measuring and making room follow.
 */
const RECORDS: Readonly<Record<Kind, RecordKind>> = {
  edit: { owner: "edit", isEdit: true },
  entry: { owner: "edit", isEdit: true },
  running: { owner: "edit" },
  gone: { owner: "edit" },
  unseen: { owner: "edit" },
  sent: { owner: "edit", bytes: "sent" },
  answer: { owner: "edit", bytes: "answer" },
  more: { owner: "edit", isMany: true, bytes: "answer" },
  partial: { owner: "edit" },
  thumb: { owner: "edit", isMany: true, bytes: "thumbs" },
  placed: { owner: "edit", isMany: true, bytes: "placed" },
  result: { owner: "shared" },
  picture: { owner: "shared" },
  bytes: { owner: "shared" },
  aside: { owner: "none" },
  note: { owner: "none" },
  draft: { owner: "none" },
};

const KINDS = Object.entries(RECORDS) as readonly (readonly [Kind, RecordKind])[];

/** Everything that is stored under an edit's own id. */
export function ownKeysOf(editId: string): (string | IDBKeyRange)[] {
  return KINDS.filter(([, { owner }]) => owner === "edit").map(([kind]) => keyFor(kind, editId));
}

/** The keys of the files that may go from an edit that stays, as nothing is lost by it. */
export function spareKeysOf(entry: HistoryEntry): (string | IDBKeyRange)[] {
  return KINDS.filter(([, { bytes }]) => bytes && isSpare(bytes, entry.state)).map(([kind]) =>
    keyFor(kind, entry.id),
  );
}

/** Whether a key is that of a file which no edit owns and nobody names. */
export function isOrphan(
  key: string,
  edits: ReadonlySet<string>,
  hashes: ReadonlySet<string>,
): boolean {
  const [kind = "", id = ""] = key.split(":");
  const { owner, isEdit }: Partial<RecordKind> = Object.hasOwn(RECORDS, kind)
    ? RECORDS[kind as Kind]
    : {};
  if (owner === "edit") return !isEdit && !edits.has(id);
  return owner === "shared" && !hashes.has(id);
}

/** How many bytes an edit's own files take, by heading. */
export async function measureOwn(store: IDBObjectStore, editId: string): Promise<OwnBytes> {
  const sums = new Map<keyof OwnBytes, number>();
  for (const [kind, { bytes }] of KINDS) {
    if (!bytes) continue;
    const files = await settled<unknown[]>(store.getAll(keyFor(kind, editId)));
    sums.set(bytes, (sums.get(bytes) ?? 0) + blobBytes(files));
  }
  return mapOwnFiles((file) => sums.get(file) ?? 0);
}

function keyFor(kind: Kind, editId: string): string | IDBKeyRange {
  if (RECORDS[kind].isMany) return prefixRange(`${kind}:${editId}:`);
  return (keyOf[kind] as (id: string) => string)(editId);
}

/** The size of all blobs in a value. */
function blobBytes(value: unknown): number {
  if (value instanceof Blob) return value.size;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + blobBytes(inner), 0);
}
