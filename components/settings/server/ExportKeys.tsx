import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";

interface ExportKeysProps {
  readonly onExport: () => void;
}

/** Exports with keys, after a confirmation each time: the file is as secret as the keys. */
export function ExportKeys({ onExport }: ExportKeysProps) {
  const { t } = useText();
  const [isAsking, setIsAsking] = useState(false);
  const stop = () => setIsAsking(false);
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t("settings_export_keys")}</Button>
      <Dialog
        isOpen={isAsking}
        onClose={stop}
        title={t("settings_export_keys_title")}
        actions={
          <>
            <Button onClick={stop}>{t("settings_cancel")}</Button>
            <Button
              variant="danger"
              data-testid="export-keys"
              onClick={() => {
                stop();
                onExport();
              }}
            >
              {t("settings_export_keys_do")}
            </Button>
          </>
        }
      >
        <p>{t("settings_export_keys_body")}</p>
      </Dialog>
    </>
  );
}
