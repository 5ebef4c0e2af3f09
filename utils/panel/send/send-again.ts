import { appError } from "@/utils/core/app-error";
import type { Edit, EditPart } from "@/utils/core/edit/edit";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { partsToSend } from "@/utils/core/edit/part";
import { err, ok, type Result } from "@/utils/core/result";
import { readGroup } from "@/utils/panel/show/read-group";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { readEdit, readSentFiles, readThumb } from "@/utils/store/edits";
import { isKeyLocked } from "@/utils/store/keys";
import { type NewEdit, saveNewEdits } from "@/utils/store/new-edits";

/** What an edit is sent again with. */
export interface SendAgainOptions {
  /** Of a group, only the parts that have no result: they then belong with those that have one. */
  readonly isRest?: boolean;
  /** It is sent for the picture that is open: what is painted and written there stays. */
  readonly isInPlace?: boolean;
}

/**
 * Makes a new edit of a stored one (the same files, prompt and options), shows
 * it and has it sent. It is a request of its own and costs as much again; the
 * stored one stays as it is. Only ever called by a click that said so.
 *
 * @param show opens the new edit before it is sent
 * @returns the id of the new edit: of a group, of its first
 */
export async function sendAgain(
  { services }: PanelContext,
  editId: string,
  { isRest = false }: SendAgainOptions,
  show: (editId: string) => Promise<void>,
): Promise<Result<string>> {
  const before = await readEdit(editId);
  if (!before.ok) return before;
  if (await isKeyLocked(before.value.profileId)) return err(appError("keys_locked"));
  const group = await readGroup(before.value);
  const sent = isRest ? partsToSend(group) : group;
  const createdAt = services.now();
  const ids = new Map(
    sent.map(({ id }) => [id, makeEditId(createdAt, services.makeId())] as const),
  );
  const members = group.map(({ id }) => ids.get(id) ?? id);
  const isWhole = sent.length === group.length;
  const [first = ""] = ids.values();
  // A new group id: the old one may be the id of an edit that is alone from now on.
  const grouped = { groupId: first, editIds: members };
  const copies: NewEdit[] = [];
  for (const edit of sent) {
    const copied = await copy(edit, ids.get(edit.id) ?? "", createdAt, grouped);
    if (!copied.ok) return copied;
    copies.push(copied.value);
  }
  const moved = isWhole ? undefined : moveParts(group, ids, grouped);
  const saved = await saveNewEdits(copies, moved);
  if (!saved.ok) return saved;
  await show(first);
  const told = await Promise.all(
    Array.from(ids.values(), (id) => services.request({ type: "run-edit", editId: id })),
  );
  return told.find((one) => !one.ok) ?? ok(first);
}

type Grouped = Pick<EditPart, "groupId" | "editIds">;

async function copy(
  edit: Edit,
  id: string,
  createdAt: number,
  grouped: Grouped,
): Promise<Result<NewEdit>> {
  const files = await readSentFiles(edit.id);
  if (!files.ok) return files;
  const thumb = await readThumb(edit.id, "source");
  const made = copyOf(edit, id, createdAt, grouped);
  return ok({ edit: made, files: files.value, thumb: thumb.ok ? thumb.value : undefined });
}

/** The request, without its outcome. */
function copyOf(edit: Edit, id: string, createdAt: number, grouped: Grouped): Edit {
  const { sentAt, answeredAt, endedAt, requestId, error, lostItems, retry, ...asked } = edit;
  // What the first answer named belongs to the first edit alone.
  const { placements, usage, part, task, resultUrls, readAttempts, requestsSent, ...rest } = asked;
  const own = part ? { part: { ...part, ...grouped } } : {};
  return { ...rest, ...own, id, createdAt, state: "queued", results: [], isStarred: false };
}

/** Parts with a result join the new group; parts without one leave it. */
function moveParts(
  group: readonly Edit[],
  ids: ReadonlyMap<string, string>,
  grouped: Grouped,
): ReadonlyMap<string, EditPart> {
  const moved = new Map<string, EditPart>();
  for (const { id, part } of group) {
    if (!part) continue;
    const alone = { groupId: id, editIds: [id] };
    moved.set(id, { ...part, ...(ids.has(id) ? alone : grouped) });
  }
  return moved;
}
