import { Check, CircleAlert, Lock } from "lucide-react";
import type { MouseEvent } from "react";
import { Spinner } from "@/components/ui/Spinner";
import { type Text, useText } from "@/components/ui/text";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import type { GalleryItem, Look } from "@/utils/panel/gallery/gallery-state";
import { knownSize } from "@/utils/panel/gallery/in-sight";
import { Tile } from "./Tile";
import styles from "./Tile.module.css";
import { useGallery } from "./use-gallery";

/** A picture's place in the list: near duplicates stand behind the largest of them. */
export interface Listed {
  readonly item: GalleryItem;
  /** Ids of those that are not shown, or would not be. */
  readonly alike: readonly string[];
  readonly isOpen: boolean;
}

interface GalleryTileProps {
  readonly gallery: Gallery;
  readonly listed: Listed;
  readonly number: number;
  readonly tabIndex: number;
  readonly onTick: (isRange: boolean) => void;
  readonly onOpen: () => void;
}

/** A picture to be ticked: what it looks like, how large it is, or why it cannot be read. */
export function GalleryTile({ gallery, listed, number, tabIndex, ...on }: GalleryTileProps) {
  const { t } = useText();
  const { item, alike, isOpen } = listed;
  const look = useGallery(gallery, ({ looks }) => looks.get(item.id));
  const isTicked = useGallery(gallery, ({ ticked }) => ticked.has(item.id));
  const size = useGallery(gallery, ({ looks }) => knownSize(item, looks));
  const name = item.name || t("gallery_unnamed", { number });
  const facts = size.width > 0 ? `${size.width} × ${size.height}` : "";
  const isFailed = look?.state === "failed";
  const label = isFailed
    ? t("gallery_failed_tile", { name, reason: t(`error_${look.error.code}`, look.error.params) })
    : t("gallery_tile", { name, size: facts });
  const press = ({ shiftKey }: MouseEvent) =>
    isFailed ? gallery.readAgain([item.id]) : on.onTick(shiftKey);
  return (
    <div className={styles["item"]}>
      <Tile
        data-testid="gallery-picture"
        data-state={look?.state ?? "unread"}
        {...(isFailed ? {} : { role: "checkbox", "aria-checked": isTicked })}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
        thumb={look?.state === "seen" ? look.thumb : undefined}
        cover={coverOf(look, t)}
        name={name}
        facts={facts}
        onClick={press}
      />
      {!isFailed && (
        <span className={styles["tick"]} data-ticked={isTicked}>
          {isTicked && <Check aria-hidden="true" />}
        </span>
      )}
      {alike.length > 0 && (
        <button
          type="button"
          className={styles["corner"]}
          data-testid="alike"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? "gallery_alike_less" : "gallery_alike_more", {
            count: alike.length,
          })}
          onClick={on.onOpen}
        >
          {isOpen ? "−" : `+${alike.length}`}
        </button>
      )}
    </div>
  );
}

function coverOf(look: Look | undefined, t: Text["t"]) {
  if (look?.state === "reading") return <Spinner />;
  if (look?.state === "failed") {
    return (
      <>
        <CircleAlert aria-hidden="true" />
        {t(`error_${look.error.code}`, look.error.params)}
      </>
    );
  }
  if (look?.state !== "needs-permission") return undefined;
  return (
    <>
      <Lock aria-hidden="true" />
      {t("gallery_needs_site", { host: look.host })}
    </>
  );
}
