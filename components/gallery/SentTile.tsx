import { CircleAlert, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { useThumb } from "@/components/results/use-thumb";
import { Spinner } from "@/components/ui/Spinner";
import { type Text, useText } from "@/components/ui/text";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { GalleryState } from "@/utils/panel/gallery/gallery-state";
import { Tile } from "./Tile";
import { type GalleryProps, useGallery } from "./use-gallery";

interface SentTileProps extends GalleryProps {
  readonly sent: GalleryState["batch"][number];
  readonly number: number;
  readonly tabIndex: number;
}

/** One of the pictures that were sent: how it stands, or what came of it; a press opens it. */
export function SentTile(props: SentTileProps) {
  const { gallery, sent } = props;
  const entry = useGallery(gallery, ({ entries }) => entries.get(sent.editId));
  return entry ? <Known {...props} entry={entry} /> : null;
}

function Known({
  panel,
  sent,
  number,
  tabIndex,
  entry,
}: SentTileProps & { readonly entry: HistoryEntry }) {
  const { t } = useText();
  const thumb = useThumb(entry, panel.services);
  const name = sent.name || t("gallery_unnamed", { number });
  const state = sayOf(entry, t);
  return (
    <Tile
      data-testid="sent-picture"
      data-edit={entry.id}
      data-state={entry.state}
      data-code={entry.errorCode}
      aria-label={t("gallery_open_result", { name, state })}
      title={`${name}\n${state}`}
      tabIndex={tabIndex}
      thumb={thumb}
      cover={coverOf(entry, state)}
      name={name}
      facts={entry.errorCode ? "" : state}
      onClick={() => void panel.openEdit(entry.id)}
    />
  );
}

function sayOf({ state, errorCode }: HistoryEntry, t: Text["t"]): string {
  if (errorCode) return t(`error_${errorCode}`);
  if (state === "done") return t("gallery_state_done");
  return t(state === "queued" ? "queue_waits" : "queue_runs");
}

function coverOf({ state, errorCode }: HistoryEntry, said: string): ReactNode {
  if (errorCode) {
    return (
      <>
        <CircleAlert aria-hidden="true" />
        {said}
      </>
    );
  }
  if (state === "done") return undefined;
  return state === "queued" ? <Clock aria-hidden="true" /> : <Spinner />;
}
