import type { ReactNode } from "react";
import { useStore } from "zustand";
import { useClosable } from "@/components/ui/closables";
import type { Panel } from "@/utils/panel/panel";
import { lastingOf } from "@/utils/panel/state/result-view";
import { canCompare, isBeside as isSetBeside } from "@/utils/panel/state/selectors";
import { CompareBeside } from "./CompareBeside";
import { CompareSplit } from "./CompareSplit";
import styles from "./CompareSplit.module.css";
import { useIsWide } from "./use-is-wide";

interface CompareStageProps {
  readonly panel: Panel;
  /** The stage, and what lies over it. */
  readonly children: ReactNode;
}

/** The stage with the comparison over it, or beside it where there is room. */
export function CompareStage({ panel, children }: CompareStageProps) {
  const isWide = useIsWide();
  const isBeside =
    useStore(panel.store, (state) => isSetBeside(state) && canCompare(state)) && isWide;
  const isCompared = useStore(panel.store, ({ shown }) => lastingOf(shown).kind !== "none");
  useClosable(isCompared, panel.endCompare);
  return (
    <>
      <div className={styles["pane"]} data-beside={isBeside}>
        {children}
        <CompareSplit panel={panel} />
      </div>
      {isBeside && <CompareBeside panel={panel} />}
    </>
  );
}
