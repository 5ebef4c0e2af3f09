import { useStore } from "zustand";
import { CircleHint } from "@/components/editor/CircleHint";
import { Stage } from "@/components/editor/stage/Stage";
import { ToolRow } from "@/components/editor/ToolRow";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { ExtendBar } from "@/components/placement/ExtendBar";
import { ExtendFrame } from "@/components/placement/ExtendFrame";
import { PartsLine } from "@/components/placement/PartsLine";
import { PlacementItems } from "@/components/placement/PlacementItems";
import { PlacementLine } from "@/components/placement/PlacementLine";
import { useFrameDrag } from "@/components/placement/use-frame-drag";
import { WindowBar } from "@/components/placement/WindowBar";
import { EditFacts } from "@/components/prompt/EditFacts";
import { LostItems } from "@/components/prompt/LostItems";
import { PromptForm } from "@/components/prompt/PromptForm";
import { CompareStage } from "@/components/results/CompareStage";
import { EraseNote } from "@/components/results/EraseNote";
import { ResultStrip } from "@/components/results/ResultStrip";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import type { OpenPicture } from "@/utils/panel/state/panel-state";
import { shownBitmap, shownWindow } from "@/utils/panel/state/selectors";
import styles from "./EditorView.module.css";
import { EditProblem } from "./EditProblem";
import { PictureNotes } from "./PictureNotes";
import { UnkeptNote } from "./UnkeptNote";
import { UnsentNotes } from "./UnsentNotes";
import { usePanelKeys } from "./use-panel-keys";

interface EditorViewProps {
  readonly panel: Panel;
  readonly picture: OpenPicture;
}

/** The picture, its tools, its results, and the prompt. */
export function EditorView({ panel, picture }: EditorViewProps) {
  const { t } = useText();
  const shown = useStore(panel.store, shownBitmap);
  const window = useStore(panel.store, shownWindow);
  const frameDrag = useFrameDrag(panel);
  const problem = useStore(panel.store, (state) => state.problem);
  const hasPreview = useStore(panel.store, (state) => state.run?.preview !== undefined);
  usePanelKeys(panel);
  return (
    <main className={styles["view"]}>
      <div className={styles["work"]}>
        <PictureNotes panel={panel} picture={picture} />
        <UnsentNotes panel={panel} />
        <UnkeptNote panel={panel} />
        <div className={styles["stage"]} data-preview={hasPreview}>
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
            <CircleHint editor={panel.editor} />
          </CompareStage>
        </div>
        <div className={styles["tools"]}>
          <ToolRow
            editor={panel.editor}
            onProblem={panel.showProblem}
            saveFile={panel.services.saveFile}
            menuItems={<PlacementItems panel={panel} />}
          />
        </div>
        <WindowBar panel={panel} />
        <ExtendBar panel={panel} />
        <PartsLine panel={panel} />
        <ResultStrip panel={panel} />
        <PlacementLine panel={panel} />
        <EraseNote panel={panel} />
      </div>
      <div className={styles["ask"]}>
        {problem ? (
          <ErrorNotice error={problem} actions={<EditProblem panel={panel} error={problem} />} />
        ) : (
          <EditError panel={panel} />
        )}
        <LostItems panel={panel} />
        <PromptForm panel={panel} />
        <EditFacts panel={panel} />
      </div>
    </main>
  );
}

function EditError({ panel }: { readonly panel: Panel }) {
  const error = useStore(panel.store, (state) => state.run?.edit.error);
  if (!error) return null;
  return <ErrorNotice error={error} actions={<EditProblem panel={panel} error={error} />} />;
}
