import type { Edit, EditPart } from "@/utils/core/edit/edit";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { partsToSend } from "@/utils/core/edit/part";
import { ok, type Result } from "@/utils/core/result";
import { request } from "@/utils/messages/client";
import type { Panel } from "@/utils/panel/panel";
import { readGroup } from "@/utils/panel/show/layers";
import { readEdit, readSentFiles, readThumb, regroup, saveNewEdit } from "@/utils/store/edits";

/**
 * Makes a new edit of a stored one (the same files, prompt and options), opens
 * it and has it sent. It is a request of its own and costs as much again; the
 * stored one stays as it is. Only ever called by a click that said so.
 *
 * Of an edit that was sent in parts, all of them; with `isRest` only those that
 * have no result, which then belong with those that have one.
 */
export async function sendAgain(
  panel: Panel,
  editId: string,
  { isRest = false } = {},
): Promise<Result<string>> {
  const before = await readEdit(editId);
  if (!before.ok) return before;
  const group = await readGroup(before.value);
  const sent = isRest ? partsToSend(group) : group;
  const createdAt = panel.services.now();
  const ids = new Map(
    sent.map(({ id }) => [id, makeEditId(createdAt, panel.services.makeId())] as const),
  );
  const members = group.map(({ id }) => ids.get(id) ?? id);
  const isWhole = sent.length === group.length;
  const [first = ""] = ids.values();
  // A new name, too: the old one may be the id of one that stands by itself from now on.
  const grouped = { groupId: first, editIds: members };
  for (const edit of sent) {
    const saved = await copy(edit, ids.get(edit.id) ?? "", createdAt, grouped);
    if (!saved.ok) return saved;
  }
  if (!isWhole) {
    const moved = await regroup(moveParts(group, ids, grouped));
    if (!moved.ok) return moved;
  }
  await panel.openEdit(first);
  const told = await Promise.all(
    Array.from(ids.values(), (id) => request({ type: "run-edit", editId: id })),
  );
  return told.find((one) => !one.ok) ?? ok(first);
}

type Grouped = Pick<EditPart, "groupId" | "editIds">;

async function copy(
  edit: Edit,
  id: string,
  createdAt: number,
  grouped: Grouped,
): Promise<Result<void>> {
  const files = await readSentFiles(edit.id);
  if (!files.ok) return files;
  const thumb = await readThumb(edit.id, "source");
  const made = copyOf(edit, id, createdAt, grouped);
  return saveNewEdit(made, files.value, thumb.ok ? thumb.value : undefined);
}

/** What was asked, without anything that came of it. */
function copyOf(edit: Edit, id: string, createdAt: number, grouped: Grouped): Edit {
  const { sentAt, answeredAt, endedAt, requestId, error, lostItems, retry, ...asked } = edit;
  const { placements, usage, part, ...rest } = asked;
  const own = part ? { part: { ...part, ...grouped } } : {};
  return { ...rest, ...own, id, createdAt, state: "queued", results: [], isStarred: false };
}

/** Those with a result belong with the new ones; those without stand by themselves. */
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
