import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";

/** Begins anew with what is stored, and with the code that there is now. */
export function ReloadButton() {
  const { t } = useText();
  return (
    <Button data-testid="reload-panel" onClick={() => location.reload()}>
      {t("panel_reload")}
    </Button>
  );
}
