import { CircleAlert, RefreshCw } from "lucide-react";
import { useText } from "@/components/ui/text";
import type { ListedEdit } from "@/utils/core/history/groups";
import { countToSend } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import tile from "./PictureTile.module.css";
import styles from "./RunningTile.module.css";
import { useThumb } from "./use-thumb";
import { useTitle } from "./use-title";

interface FailedTileProps {
  readonly panel: Panel;
  readonly item: ListedEdit;
  readonly isShown: boolean;
}

/** An edit without a result: why, and a way to ask for the same once more, which costs again. */
export function FailedTile({ panel, item, isShown }: FailedTileProps) {
  const { t } = useText();
  const title = useTitle()(item);
  const thumb = useThumb(item, panel.services);
  const reason = t(`error_${item.errorCode ?? "unexpected"}`);
  const label = t("strip_failed", { reason, prompt: title });
  const again = t("strip_again", { prompt: title, count: countToSend(item) });
  return (
    <li className={styles["item"]}>
      <button
        type="button"
        className={tile["tile"]}
        data-testid="failed"
        data-edit={item.id}
        data-code={item.errorCode}
        aria-label={label}
        title={`${label}\n${[item.host, item.model].filter(Boolean).join(" · ")}`}
        aria-current={isShown}
        onClick={() => void panel.chooseIn(item.id, -1)}
      >
        {thumb && <img src={thumb} alt="" draggable={false} />}
        <span className={styles["cover"]} data-failed="true">
          <CircleAlert aria-hidden="true" />
        </span>
      </button>
      <button
        type="button"
        className={styles["corner"]}
        aria-label={again}
        title={again}
        data-testid="send-again-tile"
        onClick={() => void panel.sendAgain(item.id, { isInPlace: true })}
      >
        <RefreshCw aria-hidden="true" />
      </button>
    </li>
  );
}
