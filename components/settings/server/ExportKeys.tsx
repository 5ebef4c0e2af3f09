import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";

interface ExportKeysProps {
  readonly onExport: () => void;
}

/** A file with keys in it is as good as the keys: so it is asked, every time. */
export function ExportKeys({ onExport }: ExportKeysProps) {
  const { t } = useText();
  const [isAsking, setIsAsking] = useState(false);
  const stop = () => setIsAsking(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setIsAsking(true)}>
        {t("settings_export_keys")}
      </Button>
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
