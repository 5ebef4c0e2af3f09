import { ImageOff } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Spinner } from "@/components/ui/Spinner";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { Panel } from "@/utils/panel/panel";
import { readResultThumb } from "@/utils/panel/show/result-thumb";
import styles from "./PictureTile.module.css";

interface StoredTileProps {
  readonly panel: Panel;
  readonly entry: HistoryEntry;
  readonly position: number;
  /** Its place in the strip. */
  readonly index: number;
  readonly label: string;
  readonly hint: string;
  readonly isUnseen: boolean;
  readonly onChoose: (index: number) => void;
}

/** A result of an edit that is not on the stage: its thumbnail is all that is loaded of it. */
export function StoredTile(props: StoredTileProps) {
  const { panel, entry, position, index, label, hint, isUnseen, onChoose } = props;
  const blobId = entry.results[position]?.blobId ?? "";
  const thumb = useThumbOf(blobId, panel);
  return (
    <button
      type="button"
      role="option"
      className={styles["tile"]}
      aria-label={label}
      title={hint}
      aria-selected={false}
      tabIndex={-1}
      data-index={index}
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
  const read = useCallback(() => readResultThumb(blobId, services), [blobId, services]);
  useEffect(() => {
    let url: string | undefined;
    let isOver = false;
    void read().then((blob) => {
      if (isOver) return;
      url = blob && URL.createObjectURL(blob);
      setThumb(url === undefined ? { isGone: true } : { url, isGone: false });
    });
    return () => {
      isOver = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [read]);
  return thumb;
}
