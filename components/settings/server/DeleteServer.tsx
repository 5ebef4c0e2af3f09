import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { ServerRow } from "@/utils/settings/servers-state";

export interface DeleteServerProps {
  /** The server in question; the dialog is open while there is one. */
  readonly row: ServerRow | undefined;
  readonly onCancel: () => void;
  readonly onDelete: (row: ServerRow) => void;
}

/** Confirmation: a deleted key cannot be restored. */
export function DeleteServer({ row, onCancel, onDelete }: DeleteServerProps) {
  const { t } = useText();
  return (
    <Dialog
      isOpen={row !== undefined}
      onClose={onCancel}
      title={t("settings_delete_title", { name: row?.form.name ?? "" })}
      actions={
        <>
          <Button onClick={onCancel}>{t("settings_cancel")}</Button>
          <Button variant="danger" onClick={() => row && onDelete(row)}>
            {t("settings_delete")}
          </Button>
        </>
      }
    >
      <p>{t("settings_delete_body")}</p>
    </Dialog>
  );
}
