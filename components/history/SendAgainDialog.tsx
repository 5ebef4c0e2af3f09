import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import { factsOf } from "@/utils/core/app-error";
import { countToSend, type ListedEdit, lostPartsOf } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";

interface SendAgainDialogProps {
  readonly panel: Panel;
  /** The edit to send again; the dialog is closed while it is `undefined`. */
  readonly entry: ListedEdit | undefined;
  readonly onClose: () => void;
}

/** Asks before an edit is paid for again. */
export function SendAgainDialog({ panel, entry, onClose }: SendAgainDialogProps) {
  const { t } = useText();
  const mayHaveCost = entry?.errorCode !== undefined && factsOf(entry.errorCode).charge !== "none";
  const hasRest = entry !== undefined && lostPartsOf(entry).length > 0;
  const send = async () => {
    onClose();
    if (entry) await panel.sendAgain(entry.id, { isRest: true });
  };
  return (
    <Dialog
      isOpen={entry !== undefined}
      onClose={onClose}
      title={t("history_send_again_title")}
      actions={
        <>
          <Button onClick={onClose}>{t("history_send_again_no")}</Button>
          <Button variant="primary" data-testid="send-again-confirm" onClick={() => void send()}>
            {t("history_send_again_confirm")}
          </Button>
        </>
      }
    >
      {entry && (
        <p>{t("history_send_again_text", { host: entry.host, count: countToSend(entry) })}</p>
      )}
      {hasRest && <p data-testid="send-again-rest">{t("history_send_again_rest")}</p>}
      {mayHaveCost && <p>{t("history_send_again_maybe")}</p>}
    </Dialog>
  );
}
