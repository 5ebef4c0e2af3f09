import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";

interface PlainHttpDialogProps {
  /** The server; no question without one. */
  readonly host: string | undefined;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

/** Asked once before a server is saved that is reached without encryption: who can read along. */
export function PlainHttpDialog({ host, onCancel, onSave }: PlainHttpDialogProps) {
  const { t } = useText();
  return (
    <Dialog
      isOpen={host !== undefined}
      onClose={onCancel}
      title={t("settings_plain_title", { host: host ?? "" })}
      data-testid="plain-http"
      actions={
        <>
          <Button onClick={onCancel}>{t("settings_cancel")}</Button>
          <Button variant="primary" data-testid="plain-http-save" onClick={onSave}>
            {t("settings_plain_save")}
          </Button>
        </>
      }
    >
      <p>{t("settings_plain_body")}</p>
    </Dialog>
  );
}
