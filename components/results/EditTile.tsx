import type { CSSProperties, ReactNode } from "react";
import type { ListedEdit } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import styles from "./EditTile.module.css";
import tile from "./PictureTile.module.css";
import { useThumb } from "./use-thumb";

interface EditTileProps {
  readonly panel: Panel;
  readonly item: ListedEdit;
  readonly label: string;
  readonly isShown: boolean;
  readonly isFailed?: boolean;
  /** Its cell, where it does not follow what is before it. */
  readonly place?: CSSProperties | undefined;
  readonly onShow: () => void;
  /** Over the thumbnail: how it stands. */
  readonly children: ReactNode;
  /** The small button at its corner. */
  readonly corner: {
    readonly label: string;
    readonly hint: string;
    readonly icon: ReactNode;
    readonly run: () => void;
    readonly "data-testid": string;
  };
  readonly hooks: Readonly<Record<`data-${string}`, string | undefined>>;
}

/** An edit without a result in the strip: its picture, how it stands, and one thing to do about it. */
export function EditTile(props: EditTileProps) {
  const { panel, item, label, isShown, isFailed, place, onShow, children, hooks } = props;
  const { label: cornerLabel, hint, icon, run, ...cornerHooks } = props.corner;
  const thumb = useThumb(item, panel.services);
  return (
    <li className={styles["item"]} style={place}>
      <button
        type="button"
        className={tile["tile"]}
        {...hooks}
        data-edit={item.id}
        aria-label={label}
        title={`${label}\n${[item.host, item.model].filter(Boolean).join(" · ")}`}
        aria-current={isShown}
        onClick={onShow}
      >
        {thumb && <img src={thumb} alt="" draggable={false} />}
        <span className={styles["cover"]} data-failed={isFailed}>
          {children}
        </span>
      </button>
      <button
        type="button"
        className={styles["corner"]}
        {...cornerHooks}
        aria-label={cornerLabel}
        title={hint}
        onClick={run}
      >
        {icon}
      </button>
    </li>
  );
}
