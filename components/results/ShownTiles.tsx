import type { DragEvent } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import type { Rect } from "@/utils/core/geometry";
import type { ListedEdit } from "@/utils/core/history/groups";
import { downloadName } from "@/utils/core/picture/download-name";
import type { Panel } from "@/utils/panel/panel";
import type { Run, ShownResult } from "@/utils/panel/state/panel-state";
import { PictureTile } from "./PictureTile";
import { useHint } from "./use-hint";

interface ShownTilesProps {
  readonly panel: Panel;
  readonly run: Run;
  readonly item: ListedEdit;
  readonly part: Rect | undefined;
  /** The place of its first result in the strip. */
  readonly first: number;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The results of the edit on the stage. */
export function ShownTiles(props: ShownTilesProps) {
  const { panel, run, item, part, first, chosen, onChoose } = props;
  const { t } = useText();
  const hint = useHint();
  const provenance = useStore(panel.store, ({ picture }) => picture?.record.provenance);
  const count = Math.max(run.results.length, item.results.length);
  return Array.from({ length: count }, (_, position) => {
    const result: ShownResult = run.results[position] ?? { index: position };
    const { bitmap, isSketch, error, placed } = result;
    const drag = placed && provenance && dragOf(placed, downloadName(provenance, result.index));
    return (
      <PictureTile
        // biome-ignore lint/suspicious/noArrayIndexKey: a result's place is its identity
        key={position}
        index={first + position}
        label={t("results_result", { number: position + 1 })}
        hint={hint(item)}
        bitmap={bitmap}
        isSketch={isSketch}
        error={error}
        part={part}
        isChosen={chosen === first + position}
        onChoose={onChoose}
        testId="result"
        edit={run.edit}
        {...(drag ? { onDragStart: drag } : {})}
      />
    );
  });
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
