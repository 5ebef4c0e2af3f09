import { X } from "lucide-react";
import { type PointerEvent, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { wheelIntent } from "@/utils/core/view/wheel";
import type { Panel } from "@/utils/panel/panel";
import { endCompare } from "@/utils/panel/show/compare";
import { BaseChoice } from "./BaseChoice";
import styles from "./CompareSplit.module.css";
import { OriginalCanvas } from "./OriginalCanvas";

/** The original in a half of its own. It zooms and moves with the result beside it, and moves that. */
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
        onClick={() => endCompare(panel)}
      >
        <X />
      </IconButton>
    </>
  );
}

/** The wheel does what it does on the stage; React's own listener could not keep the page still. */
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
