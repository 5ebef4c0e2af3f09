import { RefreshCw } from "lucide-react";
import { useCallback, useRef } from "react";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Empty } from "@/components/ui/Empty";
import { IconButton } from "@/components/ui/IconButton";
import { Select } from "@/components/ui/Select";
import { Spinner } from "@/components/ui/Spinner";
import { useText } from "@/components/ui/text";
import { LEAST_SIDES } from "@/utils/core/gallery/size-filter";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import { AllowSites } from "./AllowSites";
import styles from "./Gallery.module.css";
import { GalleryTile, type Listed } from "./GalleryTile";
import { TileGrid } from "./TileGrid";
import { type GalleryProps, useGallery } from "./use-gallery";
import { useListed } from "./use-listed";

/** The pictures of a page, or files: which of them are meant. */
export function ChooseStep({ gallery }: GalleryProps) {
  const { t } = useText();
  const isListing = useGallery(gallery, (state) => state.isListing);
  const count = useGallery(gallery, ({ items }) => items.length);
  const { listed, toggle } = useListed(gallery);
  if (isListing) {
    return (
      <Empty role="status">
        <Spinner />
        <p>{t("gallery_listing")}</p>
      </Empty>
    );
  }
  if (count === 0) {
    return (
      <>
        <Empty>
          <p>{t("gallery_none")}</p>
          <Button onClick={gallery.listAgain}>{t("gallery_again")}</Button>
        </Empty>
        <ChooseFoot gallery={gallery} listed={[]} />
      </>
    );
  }
  return (
    <>
      <FilterBar gallery={gallery} />
      <AllowSites gallery={gallery} />
      {listed.length === 0 ? (
        <Empty>
          <p>{t("gallery_none_large")}</p>
        </Empty>
      ) : (
        <Pictures gallery={gallery} listed={listed} onOpen={toggle} />
      )}
      <ChooseFoot gallery={gallery} listed={listed} />
    </>
  );
}

interface PicturesProps {
  readonly gallery: Gallery;
  readonly listed: readonly Listed[];
  readonly onOpen: (id: string) => void;
}

function Pictures({ gallery, listed, onOpen }: PicturesProps) {
  const { t } = useText();
  const last = useRef<string>(undefined);
  const seen = useCallback(
    (from: number, to: number) => gallery.want(listed.slice(from, to).map(({ item }) => item.id)),
    [gallery, listed],
  );
  function tick(index: number, isRange: boolean) {
    const id = listed[index]?.item.id ?? "";
    const before = listed.findIndex(({ item }) => item.id === last.current);
    const isTicked = !gallery.store.getState().ticked.has(id);
    const [from, to] =
      isRange && before >= 0 ? [before, index].toSorted((a, b) => a - b) : [index, index];
    gallery.tick(
      listed.slice(from, (to ?? index) + 1).map(({ item }) => item.id),
      isTicked,
    );
    last.current = id;
  }
  return (
    <TileGrid
      label={t("gallery_list")}
      count={listed.length}
      keyOf={(index) => listed[index]?.item.id ?? ""}
      onSeen={seen}
      tile={(index, tabIndex) => {
        const one = listed[index];
        return (
          one && (
            <GalleryTile
              gallery={gallery}
              listed={one}
              number={index + 1}
              tabIndex={tabIndex}
              onTick={(isRange) => tick(index, isRange)}
              onOpen={() => onOpen(one.item.id)}
            />
          )
        );
      }}
    />
  );
}

function FilterBar({ gallery }: { readonly gallery: Gallery }) {
  const { t } = useText();
  const leastSide = useGallery(gallery, (state) => state.leastSide);
  const likeness = useGallery(gallery, (state) => state.likeness);
  const more = useGallery(gallery, (state) => state.more);
  const isComparing = likeness !== undefined && likeness.done < likeness.of;
  return (
    <div className={styles["bar"]}>
      <Select
        data-testid="gallery-size"
        aria-label={t("gallery_size")}
        value={leastSide}
        onChange={(value) => gallery.setLeastSide(Number(value))}
      >
        {LEAST_SIDES.map((side) => (
          <option key={side} value={side}>
            {side === 0 ? t("gallery_size_all") : t("gallery_size_least", { side })}
          </option>
        ))}
      </Select>
      <Checkbox
        data-testid="gallery-alike"
        label={t("gallery_alike")}
        isChecked={likeness !== undefined}
        onChange={gallery.setGrouping}
      />
      <span className={styles["small"]} role="status">
        {isComparing && t("gallery_comparing", { done: likeness.done, count: likeness.of })}
      </span>
      {more > 0 && <span className={styles["small"]}>{t("gallery_more", { count: more })}</span>}
      <IconButton label={t("gallery_again")} onClick={gallery.listAgain}>
        <RefreshCw />
      </IconButton>
    </div>
  );
}

interface FootProps {
  readonly gallery: Gallery;
  readonly listed: readonly Listed[];
}

function ChooseFoot({ gallery, listed }: FootProps) {
  const { t } = useText();
  const ticked = useGallery(gallery, (state) => state.ticked);
  const looks = useGallery(gallery, (state) => state.looks);
  const hasResults = useGallery(gallery, ({ batch }) => batch.length > 0);
  const ids = listed.map(({ item }) => item.id).filter((id) => looks.get(id)?.state !== "failed");
  const isAll = ids.length > 0 && ids.every((id) => ticked.has(id));
  return (
    <div className={styles["foot"]}>
      <span className={styles["said"]} role="status" data-testid="gallery-selected">
        {t("gallery_selected", { count: ticked.size })}
      </span>
      {hasResults && (
        <Button
          variant="quiet"
          data-testid="gallery-results"
          onClick={() => gallery.setStep("sent")}
        >
          {t("gallery_results")}
        </Button>
      )}
      {ids.length > 0 && (
        <Button
          variant="quiet"
          data-testid="gallery-all"
          onClick={() => (isAll ? gallery.tick([...ticked], false) : gallery.tick(ids, true))}
        >
          {t(isAll ? "gallery_select_none" : "gallery_select_all")}
        </Button>
      )}
      <Button
        variant="primary"
        data-testid="gallery-next"
        disabled={ticked.size === 0}
        onClick={gallery.plan}
      >
        {t("gallery_next")}
      </Button>
    </div>
  );
}
