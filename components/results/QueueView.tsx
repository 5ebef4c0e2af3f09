import { X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { IconButton } from "@/components/ui/IconButton";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { formatDuration } from "@/utils/core/format-duration";
import { idsOf, type ListedEdit, listEdits } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import styles from "./QueueView.module.css";
import { useElapsed } from "./use-elapsed";
import { useThumb } from "./use-thumb";
import { useTitle } from "./use-title";

/** So many rows are drawn: nobody looks through more, and all are counted. */
const MOST_ROWS = 100;

const AT_ONCE = [1, 2, 3, 4, 5];

interface QueueViewProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

/** What runs and what waits in all windows, what it asks for, and a way to stop each or all of it. */
export function QueueView({ panel, onClose }: QueueViewProps) {
  const { t } = useText();
  const { edits, pause } = useStore(panel.store, ({ queue }) => queue);
  const items = useMemo(() => listEdits(edits.map(({ entry }) => entry)), [edits]);
  const isLeftOver = edits.some(({ isHeld }) => isHeld);
  const waiting = edits.filter(({ entry }) => entry.state === "queued");
  const images = waiting.reduce((sum, { entry }) => sum + entry.count, 0);
  const isHeld = pause !== undefined || isLeftOver;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("queue_title")}
      data-testid="queue-view"
      actions={
        <>
          <Button data-testid="queue-close" onClick={onClose}>
            {t("queue_close")}
          </Button>
          {items.length > 0 && (
            <Button
              variant="danger"
              data-testid="queue-cancel-all"
              onClick={() => void panel.cancelAll()}
            >
              {t("queue_cancel_all")}
            </Button>
          )}
          <Going panel={panel} isHeld={isHeld} hasEdits={items.length > 0} />
        </>
      }
    >
      <p role="status" className={styles["why"]}>
        {pause?.why === "refused"
          ? t("queue_why_refused", { reason: t(`error_${pause.code}`) })
          : pause
            ? t("queue_why_person")
            : isLeftOver
              ? t("queue_why_restart")
              : items.length === 0
                ? t("queue_empty")
                : null}
      </p>
      <ul className={styles["rows"]}>
        {items.slice(0, MOST_ROWS).map((item) => (
          <Row key={item.groupId ?? item.id} panel={panel} item={item} />
        ))}
      </ul>
      {items.length > MOST_ROWS && <p>{t("strip_more", { count: items.length - MOST_ROWS })}</p>}
      {waiting.length > 0 && (
        <p className={styles["cost"]} data-testid="queue-cost">
          {t("queue_cost", { edits: waiting.length, images })}
        </p>
      )}
      <AtOnce panel={panel} />
    </Dialog>
  );
}

interface GoingProps {
  readonly panel: Panel;
  readonly isHeld: boolean;
  readonly hasEdits: boolean;
}

function Going({ panel, isHeld, hasEdits }: GoingProps) {
  const { t } = useText();
  if (isHeld) {
    return (
      <Button data-testid="queue-resume" onClick={() => void panel.resumeQueue()}>
        {t("queue_resume")}
      </Button>
    );
  }
  if (!hasEdits) return null;
  return (
    <Button data-testid="queue-pause" onClick={() => void panel.pauseQueue()}>
      {t("queue_pause")}
    </Button>
  );
}

interface RowProps {
  readonly panel: Panel;
  readonly item: ListedEdit;
}

function Row({ panel, item }: RowProps) {
  const { t } = useText();
  const title = useTitle()(item);
  const thumb = useThumb(item, panel.services);
  const cancel = () => idsOf(item).map((id) => panel.cancelEdit(id));
  return (
    <li className={styles["row"]} data-testid="queue-row" data-state={item.state}>
      <span className={styles["thumb"]}>{thumb && <img src={thumb} alt="" />}</span>
      <span className={styles["text"]}>
        <span dir="auto">{title}</span>
        <span className={styles["facts"]}>
          {[item.host, item.model].filter(Boolean).join(" · ")}
          {item.count > 1 && ` · ${t("queue_images", { count: item.count })}`}
        </span>
      </span>
      {item.state === "queued" ? (
        <span className={styles["facts"]}>{t("queue_waits")}</span>
      ) : (
        <Elapsed since={item.sentAt ?? item.createdAt} now={panel.services.now} />
      )}
      <IconButton label={t("strip_cancel", { prompt: title })} onClick={cancel}>
        <X />
      </IconButton>
    </li>
  );
}

function Elapsed({ since, now }: { readonly since: number; readonly now: () => number }) {
  return <span className={styles["facts"]}>{formatDuration(useElapsed(since, now))}</span>;
}

function AtOnce({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [atOnce, setAtOnce] = useState<number>();
  useEffect(() => void panel.readAtOnce().then(setAtOnce), [panel]);
  if (atOnce === undefined) return null;
  return (
    <div className={styles["limit"]}>
      <span>{t("queue_at_once")}</span>
      <Select
        data-testid="queue-at-once"
        aria-label={t("queue_at_once")}
        value={atOnce}
        onChange={(value) => {
          setAtOnce(Number(value));
          void panel.setAtOnce(Number(value));
        }}
      >
        {AT_ONCE.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </Select>
    </div>
  );
}
