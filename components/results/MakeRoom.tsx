import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

/** Removes the oldest unstarred edits, on request, and stores what did not fit. */
export function MakeRoom({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const make = async () => {
    setIsBusy(true);
    await panel.makeRoom();
    setIsBusy(false);
  };
  return (
    <Button data-testid="make-room" isBusy={isBusy} onClick={() => void make()}>
      {t("results_make_room")}
    </Button>
  );
}
