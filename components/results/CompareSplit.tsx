import { X } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { canCompare, chosenResult, splitAt } from "@/utils/panel/state/selectors";
import { BaseChoice } from "./BaseChoice";
import styles from "./CompareSplit.module.css";
import { OriginalCanvas } from "./OriginalCanvas";

/**
 * The original left of a line that can be moved, the result right of it. Lies
 * over the stage and follows its zoom.
 */
export function CompareSplit({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const split = useStore(panel.store, splitAt);
  const isPossible = useStore(panel.store, canCompare);
  const hasResult = useStore(panel.store, (state) => !!chosenResult(state)?.bitmap);
  if (split === undefined || !isPossible) return null;
  return (
    <div className={styles["split"]}>
      <OriginalCanvas
        panel={panel}
        className={styles["original"]}
        style={{ clipPath: `inset(0 ${(1 - split) * 100}% 0 0)` }}
      />
      <span className={styles["right"]}>
        {t(hasResult ? "results_split_result" : "results_now")}
      </span>
      <Handle panel={panel} split={split} />
      <BaseChoice panel={panel} />
      <IconButton
        label={t("results_split_end")}
        className={styles["end"]}
        onClick={panel.endCompare}
      >
        <X />
      </IconButton>
    </div>
  );
}

interface HandleProps {
  readonly panel: Panel;
  /** Position of the line, 0 (left) to 1 (right) of the stage's width. */
  readonly split: number;
}

const STEP = 0.02;
const BIG_STEP = 0.1;

function Handle({ panel, split }: HandleProps) {
  const { t } = useText();
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box) panel.moveSplit((event.clientX - box.left) / box.width);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? BIG_STEP : STEP;
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: split - step,
      ArrowDown: split - step,
      ArrowRight: split + step,
      ArrowUp: split + step,
      PageDown: split - BIG_STEP,
      PageUp: split + BIG_STEP,
      Home: 0,
      End: 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    panel.moveSplit(next);
  };
  const percent = Math.round(split * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles["handle"]}
      data-testid="split"
      aria-label={t("results_split")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t("results_split_value", { percent })}
      style={{ left: `${split * 100}%` }}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
