import { CircleAlert, RefreshCw } from "lucide-react";
import type { CSSProperties } from "react";
import { useText } from "@/components/ui/text";
import { countToSend, type ListedEdit } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import { EditTile } from "./EditTile";
import { useTitle } from "./use-title";

interface FailedTileProps {
  readonly panel: Panel;
  readonly item: ListedEdit;
  readonly isShown: boolean;
  /** Its cell in the strip. */
  readonly place: CSSProperties | undefined;
}

/** An edit without a result: why, and a way to ask for the same once more, which costs again. */
export function FailedTile({ panel, item, isShown, place }: FailedTileProps) {
  const { t } = useText();
  const prompt = useTitle()(item);
  const reason = t(`error_${item.errorCode ?? "unexpected"}`);
  const again = t("strip_again", { prompt, count: countToSend(item) });
  return (
    <EditTile
      panel={panel}
      item={item}
      label={t("strip_failed", { reason, prompt })}
      isShown={isShown}
      isFailed
      place={place}
      onShow={() => void panel.chooseIn(item.id, -1)}
      hooks={{ "data-testid": "failed", "data-code": item.errorCode }}
      corner={{
        label: again,
        hint: again,
        icon: <RefreshCw aria-hidden="true" />,
        run: () => void panel.sendAgain(item.id, { isInPlace: true }),
        "data-testid": "send-again-tile",
      }}
    >
      <CircleAlert aria-hidden="true" />
    </EditTile>
  );
}
