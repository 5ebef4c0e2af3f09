import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import { RecipeChips } from "@/components/recipes/RecipeChips";
import type { Recipes } from "@/components/recipes/use-recipes";
import { Chip } from "@/components/ui/Chip";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { canGenerate, isWholePicture } from "@/utils/panel/state/selectors";
import styles from "./QuickActions.module.css";

interface QuickActionsProps {
  readonly panel: Panel;
  readonly recipes: Recipes;
}

/** What takes one click: the whole picture instead of paint, a larger picture, a recipe. */
export function QuickActions({ panel, recipes }: QuickActionsProps) {
  const { t } = useText();
  const hasGenerate = useStore(panel.store, canGenerate);
  const bar = useStore(panel.store, ({ sending }) => sending.bar.kind);
  const mask = useEditor(panel.editor, (state) => state.mask);
  const isWhole = useStore(panel.store, (state) => isWholePicture(state, mask));
  const isShelfFree = useStore(
    panel.store,
    ({ strip, run, sending }) => !run && strip.length === 0 && sending.bar.kind === "closed",
  );
  return (
    <div className={styles["row"]} data-free={isShelfFree}>
      {hasGenerate && (
        <Chip
          data-testid="whole-picture"
          title={t("whole_picture_hint")}
          isSelected={isWhole}
          onClick={panel.toggleWholePicture}
        >
          {t("whole_picture")}
        </Chip>
      )}
      <Chip
        data-testid="extend"
        isSelected={bar === "extend"}
        onClick={bar === "extend" ? panel.closeBar : panel.openExtendBar}
      >
        {t("extend_short")}
      </Chip>
      <Chip
        data-testid="crop"
        isSelected={bar === "crop"}
        onClick={bar === "crop" ? panel.closeBar : panel.openCropBar}
      >
        {t("crop_short")}
      </Chip>
      <RecipeChips recipes={recipes} />
    </div>
  );
}
