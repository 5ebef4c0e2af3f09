import { X } from "lucide-react";
import { type PointerEvent, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { wheelIntent } from "@/utils/core/view/wheel";
import type { Panel } from "@/utils/panel/panel";
import { BaseChoice } from "./BaseChoice";
import styles from "./CompareSplit.module.css";
import { OriginalCanvas } from "./OriginalCanvas";

/** The original beside the result. Both share one view: zoom and pan move both. */
export function CompareBeside({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const pane = useRef<HTMLElement>(null);
  useZoom(pane, panel);
  const drag = ({ currentTarget, pointerId, movementX, movementY }: PointerEvent) => {
    if (currentTarget.hasPointerCapture(pointerId)) panel.editor.panBy(movementX, movementY);
  };
  return (
    <>
      <section
        ref={pane}
        className={styles["beside"]}
        data-testid="beside"
        aria-label={t("results_beside")}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        <OriginalCanvas panel={panel} className={styles["original"]} />
      </section>
      <BaseChoice panel={panel} />
      <IconButton
        label={t("results_split_end")}
        className={styles["end"]}
        data-testid="beside-end"
        onClick={panel.endCompare}
      >
        <X />
      </IconButton>
    </>
  );
}

/** The wheel zooms and pans as on the stage. Native, as React's listener is passive and cannot prevent scrolling. */
function useZoom(pane: { readonly current: HTMLElement | null }, { editor }: Panel): void {
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const intent = wheelIntent(event);
      const box = element.getBoundingClientRect();
      const anchor = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (intent?.kind === "zoom") editor.zoomBy(intent.factor, anchor);
      else if (intent?.kind === "pan") editor.panBy(intent.dx, intent.dy);
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [pane, editor]);
}
