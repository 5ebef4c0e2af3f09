import { ImageOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Spinner } from "@/components/ui/Spinner";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { Panel } from "@/utils/panel/panel";
import { readResultThumb } from "@/utils/panel/show/result-thumb";
import styles from "./PictureTile.module.css";
import type { TilePlace } from "./tile-place";

interface StoredTileProps extends TilePlace {
  readonly panel: Panel;
  readonly entry: HistoryEntry;
  readonly position: number;
  readonly label: string;
  readonly hint: string;
  readonly isUnseen: boolean;
  readonly onChoose: (index: number) => void;
}

/** A result of an edit that is not on the stage: its thumbnail is all that is loaded of it. */
export function StoredTile(props: StoredTileProps) {
  const { panel, entry, position, index, tileKey, count, place } = props;
  const { label, hint, isUnseen, onChoose } = props;
  const blobId = entry.results[position]?.blobId ?? "";
  const thumb = useThumbOf(blobId, panel);
  return (
    <button
      type="button"
      role="option"
      className={styles["tile"]}
      style={place}
      aria-label={label}
      title={hint}
      aria-selected={false}
      tabIndex={-1}
      aria-setsize={count + 1}
      aria-posinset={index + 2}
      data-index={index}
      data-key={tileKey}
      data-testid="result"
      data-edit={entry.id}
      data-server={isOfThisDevice(entry) ? THIS_DEVICE : entry.host}
      data-unseen={isUnseen}
      data-ready={thumb.url !== undefined}
      onClick={() => onChoose(index)}
    >
      {thumb.url ? (
        <img src={thumb.url} alt="" draggable={false} />
      ) : thumb.isGone ? (
        <ImageOff aria-hidden="true" />
      ) : (
        <Spinner />
      )}
    </button>
  );
}

/** A thumbnail's address, or that there is none to be had. */
function useThumbOf(blobId: string, { services }: Panel) {
  const [thumb, setThumb] = useState<{ readonly url?: string; readonly isGone: boolean }>({
    isGone: false,
  });
  useEffect(() => {
    let url: string | undefined;
    const wanted = new AbortController();
    void readResultThumb(blobId, services, wanted.signal).then((blob) => {
      if (wanted.signal.aborted) return;
      url = blob && URL.createObjectURL(blob);
      setThumb(url === undefined ? { isGone: true } : { url, isGone: false });
    });
    return () => {
      wanted.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [blobId, services]);
  return thumb;
}
