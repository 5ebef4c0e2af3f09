import { useCallback, useEffect, useState } from "react";
import type { Panel } from "@/components/app/panel";
import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit";
import { listEdits } from "@/utils/store/edits";
import { removeEdits } from "@/utils/store/remove";

export interface HistoryList {
  /** Newest first; `undefined` until they are read. */
  readonly edits: readonly Edit[] | undefined;
  readonly error: AppError | undefined;
  readonly remove: (editId: string) => Promise<void>;
  readonly removeAll: () => Promise<void>;
}

/** The stored edits, read again whenever one of them changes. */
export function useHistory(panel: Panel): HistoryList {
  const [edits, setEdits] = useState<readonly Edit[]>();
  const [error, setError] = useState<AppError>();
  const read = useCallback(async () => {
    const listed = await listEdits();
    if (listed.ok) setEdits(listed.value);
    else setError(listed.error);
  }, []);
  useEffect(() => {
    void read();
    return panel.services.onEditAnnounced(() => void read());
  }, [panel, read]);
  const removeChosen = async (choose: (edit: Edit) => boolean) => {
    const removed = await removeEdits(choose);
    if (removed.ok) panel.forget(removed.value);
    else setError(removed.error);
    await read();
  };
  return {
    edits,
    error,
    remove: (editId) => removeChosen(({ id }) => id === editId),
    removeAll: () => removeChosen(() => true),
  };
}
