import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ProgressBar } from "@/components/ui/ProgressBar";
import { type Text, useText } from "@/components/ui/text";
import { isRunning } from "@/utils/core/edit/edit-life";
import { readyPlans } from "@/utils/panel/gallery/asked";
import type { Swapped } from "@/utils/panel/gallery/gallery-state";
import { finishedOf } from "@/utils/panel/gallery/results";
import styles from "./Gallery.module.css";
import { SentTile } from "./SentTile";
import { TileGrid } from "./TileGrid";
import { type GalleryProps, useGallery } from "./use-gallery";

/** What was sent together: how far it is, what came, and what to do with all of it. */
export function SentStep({ panel, gallery }: GalleryProps) {
  const { t } = useText();
  const batch = useGallery(gallery, (state) => state.batch);
  return (
    <>
      <TileGrid
        label={t("gallery_sent_list")}
        count={batch.length}
        keyOf={(index) => batch[index]?.editId ?? ""}
        head={<Progress panel={panel} gallery={gallery} />}
        tile={(index, tabIndex) => {
          const one = batch[index];
          return (
            one && (
              <SentTile
                panel={panel}
                gallery={gallery}
                sent={one}
                number={index + 1}
                tabIndex={tabIndex}
              />
            )
          );
        }}
      />
      <SentFoot panel={panel} gallery={gallery} />
    </>
  );
}

function Progress({ gallery }: GalleryProps) {
  const { t } = useText();
  const { batch, entries, sending, plans, stopped } = useGallery(gallery, (state) => state);
  const known = batch.flatMap(({ editId }) => entries.get(editId) ?? []);
  const done = known.filter(({ state }) => state === "done").length;
  const failed = known.filter((entry) => entry.state !== "done" && !isRunning(entry)).length;
  const count = batch.length;
  const left = readyPlans({ plans }).length;
  return (
    <div className={styles["form"]}>
      <div role="status" data-testid="gallery-progress" data-done={done} data-failed={failed}>
        {sending
          ? t("gallery_sending", { done: sending.done, count: sending.of })
          : t(failed > 0 ? "gallery_progress_failed" : "gallery_progress", { done, count, failed })}
      </div>
      {done + failed < count && (
        <ProgressBar label={t("gallery_sent_list")} value={(done + failed) / count} />
      )}
      {sending && <Button onClick={gallery.stopSending}>{t("gallery_stop")}</Button>}
      {!sending && left > 0 && (
        <div className={styles["foot"]}>
          <span className={styles["said"]} data-testid="gallery-unsent" data-code={stopped}>
            {stopped && t("queue_why_refused", { reason: t(`error_${stopped}`) })}{" "}
            {t("gallery_unsent", { count: left })}
          </span>
          <Button data-testid="gallery-left" onClick={() => gallery.setStep("plan")}>
            {t("gallery_unsent_show")}
          </Button>
        </div>
      )}
    </div>
  );
}

function SentFoot({ gallery }: GalleryProps) {
  const { t } = useText();
  const { batch, entries, onPage, swapped, working } = useGallery(gallery, (state) => state);
  const [saved, setSaved] = useState<number>();
  const hasResults = finishedOf({ batch, entries }).length > 0;
  const isFromPage = useGallery(gallery, ({ source }) => source === "page");
  const isBusy = working !== undefined;
  return (
    <div className={styles["foot"]}>
      <span className={styles["said"]} role="status" data-testid="gallery-said">
        {working
          ? t("gallery_working", { done: working.done, count: working.of })
          : swapped
            ? sayOf(swapped, t)
            : saved !== undefined && t("gallery_saved", { count: saved })}
      </span>
      <Button variant="quiet" data-testid="gallery-new" onClick={() => gallery.setStep("choose")}>
        {t("gallery_new")}
      </Button>
      {isFromPage && (
        <Button
          data-testid="gallery-replace"
          disabled={!hasResults || isBusy}
          onClick={() => void gallery.swapResults(onPage.size > 0)}
        >
          {t(onPage.size > 0 ? "gallery_replace_back" : "gallery_replace")}
        </Button>
      )}
      <Button
        variant="primary"
        data-testid="gallery-zip"
        disabled={!hasResults || isBusy}
        onClick={() => void gallery.saveResults().then(setSaved)}
      >
        {t("gallery_save_zip")}
      </Button>
    </div>
  );
}

function sayOf({ isBack, done, failed }: Swapped, t: Text["t"]): string {
  const all = isBack ? "gallery_restored" : "gallery_replaced";
  return failed > 0 ? t(`${all}_some`, { count: done, failed }) : t(all, { count: done });
}
