import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import styles from "./Tile.module.css";
import { useBlobUrl } from "./use-blob-url";

interface TileProps extends ComponentProps<"button"> {
  /** Its name, how it stands, its facts: nothing in it is said beside this. */
  readonly "aria-label": string;
  readonly thumb: Blob | string | undefined;
  /** Lies over the picture: what may change of it. */
  readonly paint?: Blob | undefined;
  /** Said on the picture, where there is something to say. */
  readonly cover?: ReactNode;
  readonly name: string;
  readonly facts: ReactNode;
  readonly "data-testid": string;
}

/** A picture with its name, as one button. */
export function Tile({ thumb, paint, cover, name, facts, className, ...rest }: TileProps) {
  const made = useBlobUrl(typeof thumb === "string" ? undefined : thumb);
  const url = typeof thumb === "string" ? thumb : made;
  const mask = useBlobUrl(paint);
  return (
    <button type="button" {...rest} className={classNames(styles["tile"], className)}>
      <span className={styles["picture"]}>
        {url && (
          <span className={styles["frame"]}>
            <img src={url} alt="" draggable={false} />
            {mask && (
              <span
                className={styles["paint"]}
                data-testid="mask-preview"
                style={{ maskImage: `url("${mask}")` }}
              />
            )}
          </span>
        )}
        {cover && (
          <span aria-hidden="true" className={styles["cover"]}>
            {cover}
          </span>
        )}
      </span>
      {/* The button's name says both. */}
      <span aria-hidden="true" className={styles["name"]}>
        <bdi>{name}</bdi>
      </span>
      <span aria-hidden="true" className={styles["facts"]}>
        {facts}
      </span>
    </button>
  );
}
