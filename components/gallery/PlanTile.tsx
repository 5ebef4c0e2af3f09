import { CircleAlert, Copy, Lock, ScanSearch, X } from "lucide-react";
import type { ReactNode } from "react";
import { Spinner } from "@/components/ui/Spinner";
import { type Text, useText } from "@/components/ui/text";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import type { GalleryItem, Plan } from "@/utils/panel/gallery/gallery-state";
import { Tile } from "./Tile";
import styles from "./Tile.module.css";
import { useGallery } from "./use-gallery";

interface PlanTileProps {
  readonly gallery: Gallery;
  readonly item: GalleryItem;
  readonly number: number;
  readonly tabIndex: number;
}

/** What may change in a picture, or why it will not be sent. */
export function PlanTile({ gallery, item, number, tabIndex }: PlanTileProps) {
  const { t } = useText();
  const plan = useGallery(gallery, ({ plans }) => plans.get(item.id));
  const look = useGallery(gallery, ({ looks }) => looks.get(item.id));
  const name = item.name || t("gallery_unnamed", { number });
  if (!plan) return null;
  const said = sayOf(plan, t);
  const size = plan.state === "ready" ? `${plan.size.width} × ${plan.size.height}` : "";
  const isFailed = plan.state === "failed";
  return (
    <div className={styles["item"]}>
      <Tile
        data-testid="planned-picture"
        data-state={plan.state}
        aria-label={
          isFailed
            ? t("gallery_failed_tile", { name, reason: said })
            : t("gallery_open_result", {
                name: [name, size].filter(Boolean).join(" · "),
                state: said,
              })
        }
        title={`${name}\n${said}`}
        tabIndex={tabIndex}
        thumb={look?.state === "seen" ? look.thumb : undefined}
        paint={plan.state === "ready" ? plan.preview : undefined}
        cover={plan.state === "ready" ? undefined : coverOf(plan, said)}
        name={name}
        facts={size}
        onClick={() => isFailed && gallery.readAgain([item.id])}
      />
      <button
        type="button"
        className={styles["corner"]}
        data-testid="leave-out"
        aria-label={t("gallery_leave_out", { name })}
        title={t("gallery_leave_out", { name })}
        onClick={() => gallery.leaveOut(item.id)}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  );
}

function sayOf(plan: Plan, t: Text["t"]): string {
  if (plan.state === "ready") return t("gallery_plan_ready");
  if (plan.state === "waiting") return t("gallery_plan_waiting");
  if (plan.state === "same") return t("gallery_plan_same", { name: plan.as });
  if (plan.state === "no-object") return t("gallery_plan_no_object");
  if (plan.state === "failed") return t(`error_${plan.error.code}`, plan.error.params);
  return t("gallery_needs_site", { host: plan.host });
}

const ICONS = {
  same: Copy,
  "no-object": ScanSearch,
  failed: CircleAlert,
  "needs-permission": Lock,
} as const;

function coverOf({ state }: Exclude<Plan, { state: "ready" }>, said: string): ReactNode {
  if (state === "waiting") return <Spinner />;
  const Icon = ICONS[state];
  return (
    <>
      <Icon aria-hidden="true" />
      {said}
    </>
  );
}
