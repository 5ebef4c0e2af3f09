import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import styles from "./Tile.module.css";
import { useBlobUrl } from "./use-blob-url";

interface TileProps extends ComponentProps<"button"> {
  /** Begins with what stands on it, in the same order: so it can be called by voice. */
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
        {cover && <span className={styles["cover"]}>{cover}</span>}
      </span>
      <span className={styles["name"]}>
        <bdi>{name}</bdi>
      </span>{" "}
      <span className={styles["facts"]}>{facts}</span>
    </button>
  );
}
