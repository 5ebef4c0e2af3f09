import type { Edit } from "@/utils/core/edit/edit";
import { ok } from "@/utils/core/result";
import { readEdit } from "@/utils/store/edits";

/** The edits that were sent together, in order; those that were deleted are left out. */
export async function readGroup(edit: Edit): Promise<readonly Edit[]> {
  if (!edit.part) return [edit];
  const group: Edit[] = [];
  for (const editId of edit.part.editIds) {
    const read = editId === edit.id ? ok(edit) : await readEdit(editId);
    if (read.ok) group.push(read.value);
  }
  return group;
}
