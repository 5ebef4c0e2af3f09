import type { DragEvent } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import type { Rect } from "@/utils/core/geometry";
import { downloadName } from "@/utils/core/picture/download-name";
import type { Panel } from "@/utils/panel/panel";
import type { Run, ShownResult } from "@/utils/panel/state/panel-state";
import { PictureTile } from "./PictureTile";
import type { TilePlace } from "./tile-place";

interface ShownTileProps extends TilePlace {
  readonly panel: Panel;
  readonly run: Run;
  /** Among the results of its edit. */
  readonly position: number;
  readonly part: Rect | undefined;
  readonly hint: string;
  readonly isChosen: boolean;
  readonly onChoose: (index: number) => void;
}

/** A result of the edit on the stage. */
export function ShownTile({ panel, run, position, ...tile }: ShownTileProps) {
  const { t } = useText();
  const provenance = useStore(panel.store, ({ picture }) => picture?.record.provenance);
  const result: ShownResult = run.results[position] ?? { index: position };
  const { bitmap, isSketch, error, placed } = result;
  const drag = placed && provenance && dragOf(placed, downloadName(provenance, result.index));
  return (
    <PictureTile
      {...tile}
      label={t("results_result", { number: position + 1 })}
      bitmap={bitmap}
      isSketch={isSketch}
      error={error}
      testId="result"
      edit={run.edit}
      {...(drag ? { onDragStart: drag } : {})}
    />
  );
}

/** For how long a dragged file can be fetched, ms: whoever takes it may ask a moment after the drop. */
const DRAGGED_MS = 60_000;

/**
 * Lets a result be dragged out, as the whole picture: into a folder, where
 * Chromium reads `DownloadURL`, and into pages, which get a file.
 */
function dragOf(placed: Blob, name: string) {
  return ({ dataTransfer }: DragEvent<HTMLElement>) => {
    const url = URL.createObjectURL(placed);
    setTimeout(() => URL.revokeObjectURL(url), DRAGGED_MS);
    dataTransfer.effectAllowed = "copy";
    dataTransfer.items.add(new File([placed], name, { type: placed.type }));
    dataTransfer.setData("DownloadURL", `${placed.type}:${name}:${url}`);
  };
}
