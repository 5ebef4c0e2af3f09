import type { Panel } from "@/components/app/panel";
import type { Edit } from "@/utils/core/edit";
import { makeEditId } from "@/utils/core/edit-id";
import { ok, type Result } from "@/utils/core/result";
import { request } from "@/utils/messages/client";
import { readEdit, readSentFiles, readThumb, saveNewEdit } from "@/utils/store/edits";

/**
 * Makes a new edit of a stored one (the same files, prompt and options), opens
 * it and has it sent. It is a request of its own and costs as much again; the
 * stored one stays as it is. Only ever called by a click that said so.
 */
export async function sendAgain(panel: Panel, editId: string): Promise<Result<string>> {
  const before = await readEdit(editId);
  if (!before.ok) return before;
  const files = await readSentFiles(editId);
  if (!files.ok) return files;
  const thumb = await readThumb(editId, "source");
  const createdAt = panel.services.now();
  const edit = copyOf(before.value, makeEditId(createdAt, panel.services.makeId()), createdAt);
  const saved = await saveNewEdit(edit, files.value, thumb.ok ? thumb.value : undefined);
  if (!saved.ok) return saved;
  await panel.openEdit(edit.id);
  const told = await request({ type: "run-edit", editId: edit.id });
  return told.ok ? ok(edit.id) : told;
}

/** What was asked, without anything that came of it. */
function copyOf(edit: Edit, id: string, createdAt: number): Edit {
  const { sentAt, answeredAt, endedAt, requestId, error, lostItems, retry, ...asked } = edit;
  const { placements, part, ...rest } = asked;
  // Of several parts only this one is sent again.
  const own = part ? { part: { ...part, groupId: id, editIds: [id] } } : {};
  return { ...rest, ...own, id, createdAt, state: "queued", results: [], isStarred: false };
}
