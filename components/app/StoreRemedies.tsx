import { useStore } from "zustand";
import { ReloadButton } from "@/components/errors/ReloadButton";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

interface StoreRemediesProps {
  readonly panel: Panel;
}

/** Saves what is open in the panel, which the disk may not keep. */
export function SaveOpen({ panel }: StoreRemediesProps) {
  const { t } = useText();
  const hasPicture = useStore(panel.store, ({ picture }) => picture !== undefined);
  if (!hasPicture) return null;
  return (
    <Button data-testid="save-open" onClick={panel.saveOpen}>
      {t("panel_save_open")}
    </Button>
  );
}

/** A store that does not open may do so later; what is open can be saved meanwhile. */
export function OpenStore({ panel }: StoreRemediesProps) {
  const { t } = useText();
  return (
    <>
      <SaveOpen panel={panel} />
      <Button data-testid="read-store" onClick={() => void panel.readStoreAgain()}>
        {t("ui_retry")}
      </Button>
    </>
  );
}

/** What was stored is gone under the open panel, which has to begin anew. */
export function ReloadPanel({ panel }: StoreRemediesProps) {
  return (
    <>
      <SaveOpen panel={panel} />
      <ReloadButton />
    </>
  );
}

/** What ended the panel before is drawn on the person's word only. */
export function DrawAgain({ panel }: StoreRemediesProps) {
  const { t } = useText();
  return (
    <>
      <Button data-testid="draw-again" onClick={() => void panel.drawAgain()}>
        {t("ui_retry")}
      </Button>
      <Button
        variant="quiet"
        data-testid="open-something-else"
        onClick={() => void panel.leaveUndrawn()}
      >
        {t("arrival_open_other")}
      </Button>
    </>
  );
}
