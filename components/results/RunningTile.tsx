import { CirclePause, Clock, X } from "lucide-react";
import { useText } from "@/components/ui/text";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";
import { formatDuration } from "@/utils/core/format-duration";
import type { ListedEdit } from "@/utils/core/history/groups";
import { idsOf } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import tile from "./PictureTile.module.css";
import styles from "./RunningTile.module.css";
import { useElapsed } from "./use-elapsed";
import { useThumb } from "./use-thumb";
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
  const title = useTitle()(item);
  const thumb = useThumb(item, panel.services);
  const isQueued = item.state === "queued";
  const state = isHeld ? "queue_held" : isQueued ? "queue_waits" : "queue_runs";
  const label = t("strip_running", { state: t(state), prompt: title });
  const cancel = () => idsOf(item).map((id) => panel.cancelEdit(id));
  return (
    <li className={styles["item"]}>
      <button
        type="button"
        className={tile["tile"]}
        data-testid="running"
        data-edit={item.id}
        data-server={isOfThisDevice(item) ? THIS_DEVICE : item.host}
        data-state={item.state}
        aria-label={label}
        title={`${label}\n${[item.host, item.model].filter(Boolean).join(" · ")}`}
        aria-current={isShown}
        onClick={onShow}
      >
        {thumb && <img src={thumb} alt="" draggable={false} />}
        <span className={styles["cover"]}>
          {isHeld ? (
            <CirclePause aria-hidden="true" />
          ) : isQueued ? (
            <Clock aria-hidden="true" />
          ) : (
            <Elapsed since={item.sentAt ?? item.createdAt} now={panel.services.now} />
          )}
        </span>
      </button>
      <button
        type="button"
        className={styles["corner"]}
        aria-label={t("strip_cancel", { prompt: title })}
        title={t("status_cancel")}
        data-testid="cancel-running"
        onClick={cancel}
      >
        <X aria-hidden="true" />
      </button>
    </li>
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
