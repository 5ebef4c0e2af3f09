import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { freeRoom } from "@/utils/store/room";

/** Enough for a few large results. */
const ROOM_BYTES = 200_000_000;

/** Lets the oldest unstarred edits go, on request, and stores what did not fit. */
export function MakeRoom({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const make = async () => {
    setIsBusy(true);
    const { edit } = panel.store.getState();
    const rescued = edit?.part?.editIds ?? (edit ? [edit.id] : []);
    const freed = await freeRoom(ROOM_BYTES, { keep: rescued });
    if (freed.ok) await panel.repair();
    else panel.store.setState({ problem: freed.error });
    setIsBusy(false);
  };
  return (
    <Button data-testid="make-room" isBusy={isBusy} onClick={() => void make()}>
      {t("results_make_room")}
    </Button>
  );
}
