import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

interface MakeRoomProps {
  readonly panel: Panel;
  /** Where there is no result that waits for room. */
  readonly label?: string;
}

/** Removes the oldest unstarred edits, on request, and stores what did not fit. */
export function MakeRoom({ panel, label }: MakeRoomProps) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const make = async () => {
    setIsBusy(true);
    await panel.makeRoom();
    setIsBusy(false);
  };
  return (
    <Button data-testid="make-room" isBusy={isBusy} onClick={() => void make()}>
      {label ?? t("results_make_room")}
    </Button>
  );
}
