import type { CSSProperties, ReactNode } from "react";
import type { StagePoint } from "@/utils/core/geometry";
import styles from "./Beside.module.css";

interface BesideProps {
  /** Where its upper left corner would be, CSS px of the stage. It stays on the stage. */
  readonly at: StagePoint;
  /** They are for a finger. */
  readonly isTouch?: boolean;
  readonly children: ReactNode;
}

/** A few controls beside something on the picture. */
export function Beside({ at, isTouch = false, children }: BesideProps) {
  const style = { "--x": `${Math.max(0, at.x)}px`, "--y": `${Math.max(0, at.y)}px` };
  return (
    <div className={styles["place"]} style={style as CSSProperties}>
      <div className={styles["controls"]} data-stage-control data-touch={isTouch}>
        {children}
      </div>
    </div>
  );
}
