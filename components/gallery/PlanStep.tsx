import { useMemo } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { imagesOf, profileFor, readyPlans, requestsFor } from "@/utils/panel/gallery/asked";
import { AllowSites } from "./AllowSites";
import { AskForm } from "./AskForm";
import styles from "./Gallery.module.css";
import { PlanTile } from "./PlanTile";
import { TileGrid } from "./TileGrid";
import { type GalleryProps, useGallery } from "./use-gallery";

/** What is asked for all pictures, and what may change in each, before anything is sent. */
export function PlanStep({ panel, gallery }: GalleryProps) {
  const { t } = useText();
  const plans = useGallery(gallery, (state) => state.plans);
  const items = useGallery(gallery, (state) => state.items);
  const planned = useMemo(() => items.filter(({ id }) => plans.has(id)), [items, plans]);
  const done = [...plans.values()].filter(({ state }) => state !== "waiting").length;
  return (
    <>
      <TileGrid
        label={t("gallery_preview")}
        count={planned.length}
        keyOf={(index) => planned[index]?.id ?? ""}
        head={
          <>
            <AskForm panel={panel} gallery={gallery} />
            <AllowSites gallery={gallery} />
            <div className={styles["heading"]}>
              <h2>{t("gallery_preview")}</h2>
              <span className={styles["small"]} role="status" data-testid="gallery-planned">
                {done < plans.size && t("gallery_planning", { done, count: plans.size })}
              </span>
            </div>
          </>
        }
        tile={(index, tabIndex) => {
          const item = planned[index];
          return (
            item && (
              <PlanTile gallery={gallery} item={item} number={index + 1} tabIndex={tabIndex} />
            )
          );
        }}
      />
      <PlanFoot panel={panel} gallery={gallery} />
    </>
  );
}

/** How many pictures go where, and how many images that asks for: this is what costs money. */
function PlanFoot({ panel, gallery }: GalleryProps) {
  const { t } = useText();
  const state = useGallery(gallery, (now) => now);
  const server = useStore(panel.store, (now) => profileFor(state.ask, now));
  const images = useStore(panel.store, (now) => imagesOf(state, now));
  const requests = useStore(panel.store, (now) => requestsFor(state, now));
  const { sending, plans } = state;
  const count = readyPlans(state).length;
  const isPlanning = [...plans.values()].some((plan) => plan.state === "waiting");
  const goesTo = (server: string) =>
    [
      t("gallery_goes_to", { count, server }),
      requests > count && t("prompt_requests", { count: requests }),
    ].filter(Boolean);
  const name = server ? [server.name, server.model].filter(Boolean).join(" · ") : "";
  return (
    <div className={styles["foot"]}>
      <span className={styles["said"]} role="status" data-testid="gallery-goes-to">
        {sending
          ? t("gallery_sending", { done: sending.done, count: sending.of })
          : name !== "" && goesTo(name).join(" · ")}
      </span>
      {sending ? (
        <Button onClick={gallery.stopSending}>{t("gallery_stop")}</Button>
      ) : (
        <Button data-testid="gallery-back" onClick={() => gallery.setStep("choose")}>
          {t("gallery_back")}
        </Button>
      )}
      <Button
        variant="primary"
        data-testid="gallery-send"
        isBusy={sending !== undefined}
        disabled={count === 0 || isPlanning}
        onClick={() => void gallery.send()}
      >
        {images === 1 ? t("prompt_generate_one") : t("prompt_generate_many", { count: images })}
      </Button>
    </div>
  );
}
