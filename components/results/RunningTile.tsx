import { CirclePause, Clock, X } from "lucide-react";
import { useText } from "@/components/ui/text";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";
import { formatDuration } from "@/utils/core/format-duration";
import { idsOf, type ListedEdit } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import { EditTile } from "./EditTile";
import { useElapsed } from "./use-elapsed";
import { useTitle } from "./use-title";

interface RunningTileProps {
  readonly panel: Panel;
  readonly item: ListedEdit;
  /** Nothing is sent at present, or it is left over from an earlier run of the browser. */
  readonly isHeld: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

/** An edit that waits or is under way: how long so far, and a way to cancel it. */
export function RunningTile({ panel, item, isHeld, isShown, onShow }: RunningTileProps) {
  const { t } = useText();
  const prompt = useTitle()(item);
  const isQueued = item.state === "queued";
  const state = isHeld ? "queue_held" : isQueued ? "queue_waits" : "queue_runs";
  return (
    <EditTile
      panel={panel}
      item={item}
      label={t("strip_running", { state: t(state), prompt })}
      isShown={isShown}
      onShow={onShow}
      hooks={{
        "data-testid": "running",
        "data-server": isOfThisDevice(item) ? THIS_DEVICE : item.host,
        "data-state": item.state,
      }}
      corner={{
        label: t("strip_cancel", { prompt }),
        hint: t("status_cancel"),
        icon: <X aria-hidden="true" />,
        run: () => void idsOf(item).map((id) => panel.cancelEdit(id)),
        "data-testid": "cancel-running",
      }}
    >
      {isHeld ? (
        <CirclePause aria-hidden="true" />
      ) : isQueued ? (
        <Clock aria-hidden="true" />
      ) : (
        <Elapsed since={item.sentAt ?? item.createdAt} now={panel.services.now} />
      )}
    </EditTile>
  );
}

interface ElapsedProps {
  readonly since: number;
  readonly now: () => number;
}

/** Hidden from screen readers: it changes twice a second. */
function Elapsed({ since, now }: ElapsedProps) {
  const elapsedMs = useElapsed(since, now);
  return <span aria-hidden="true">{formatDuration(elapsedMs)}</span>;
}
