import { useStore } from "zustand";
import { CircleHint } from "@/components/editor/CircleHint";
import { Stage } from "@/components/editor/stage/Stage";
import { useStageMemory } from "@/components/editor/stage/use-stage-memory";
import { ToolRow } from "@/components/editor/ToolRow";
import { ZoomChip } from "@/components/editor/ZoomChip";
import { PatternNote } from "@/components/gallery/PatternNote";
import { ExtendFrame } from "@/components/placement/ExtendFrame";
import { PlacementItems } from "@/components/placement/PlacementItems";
import { useFrameDrag } from "@/components/placement/use-frame-drag";
import { PromptForm } from "@/components/prompt/PromptForm";
import { CompareStage } from "@/components/results/CompareStage";
import { useText } from "@/components/ui/text";
import { PRACTICE_NAME } from "@/utils/core/project";
import type { Panel } from "@/utils/panel/panel";
import type { OpenPicture } from "@/utils/panel/state/panel-state";
import { shownBitmap, shownWindow } from "@/utils/panel/state/selectors";
import styles from "./EditorView.module.css";
import { FurtherFiles } from "./FurtherFiles";
import { PictureNotes } from "./PictureNotes";
import { SetUpDialog } from "./SetUpDialog";
import { Shelf } from "./Shelf";
import { UnkeptNote } from "./UnkeptNote";
import { UnsentNotes } from "./UnsentNotes";
import { usePanelKeys } from "./use-panel-keys";

interface EditorViewProps {
  readonly panel: Panel;
  readonly picture: OpenPicture;
}

/**
 * The picture, its tools, its results, and the prompt. The picture keeps its
 * place and size: all that comes and goes lies over it, or in the shelf, whose
 * height is reserved.
 */
export function EditorView({ panel, picture }: EditorViewProps) {
  const { t } = useText();
  const shown = useStore(panel.store, shownBitmap);
  const window = useStore(panel.store, shownWindow);
  const frameDrag = useFrameDrag(panel);
  const isCropping = useStore(panel.store, ({ sending }) => sending.bar.kind === "crop");
  const hasPreview = useStore(panel.store, (state) => state.run?.preview !== undefined);
  const stage = useStageMemory();
  usePanelKeys(panel);
  return (
    <main className={styles["view"]}>
      <div className={styles["work"]}>
        <div ref={stage} className={styles["stage"]} data-preview={hasPreview}>
          <CompareStage panel={panel}>
            <Stage
              editor={panel.editor}
              picture={{ id: picture.record.id, bitmap: picture.bitmap, size: picture.record.size }}
              shown={shown}
              window={window}
              frameDrag={frameDrag}
              onProblem={panel.showProblem}
              label={t("panel_stage_label")}
            />
            <ExtendFrame panel={panel} />
          </CompareStage>
          <ZoomChip editor={panel.editor} />
          <div className={styles["notes"]}>
            {/* The practice picture has words of its own, on what is in it. */}
            {picture.record.provenance.fileName !== PRACTICE_NAME && !isCropping && (
              <CircleHint editor={panel.editor} />
            )}
            <PictureNotes key={picture.record.id} panel={panel} picture={picture} />
            <FurtherFiles panel={panel} />
            <PatternNote panel={panel} />
            <UnsentNotes panel={panel} />
            <UnkeptNote panel={panel} />
          </div>
        </div>
        <div className={styles["tools"]}>
          <ToolRow
            editor={panel.editor}
            onProblem={panel.showProblem}
            saveFile={panel.services.saveFile}
            editShortcuts={panel.services.editShortcuts}
            menuItems={<PlacementItems panel={panel} />}
          />
        </div>
        <Shelf panel={panel} />
      </div>
      <div className={styles["ask"]}>
        <PromptForm panel={panel} />
      </div>
      <SetUpDialog panel={panel} />
    </main>
  );
}
