import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import type { Editor } from "@/utils/editor/editor-types";
import { keysOf } from "@/utils/editor/shortcuts";
import { nameKeys } from "./name-keys";
import { useEditor } from "./use-editor";
import styles from "./ZoomChip.module.css";

/** How large the picture is shown, and the sizes people ask for. */
export function ZoomChip({ editor }: { readonly editor: Editor }) {
  const { t } = useText();
  // 100 %: one picture px on one pixel of the screen.
  const percent = useEditor(editor, ({ view, pixelRatio }) =>
    Math.round(view.scale * pixelRatio * 100),
  );
  // Before the stage is measured it would say 0 %, and be another width a moment later.
  const isMeasured = useEditor(editor, ({ stageSize }) => stageSize.width > 0);
  const sizes = [
    ["editor_fit", editor.fit],
    ["view_fit_width", editor.fitWidth],
    ["editor_actual_size", editor.showActualSize],
  ] as const;
  if (!isMeasured) return null;
  return (
    <span className={styles["zoom"]}>
      <Menu
        label={t("view_zoom", { percent })}
        icon={<span aria-hidden="true">{percent} %</span>}
        data-testid="zoom"
      >
        {sizes.map(([label, show]) => (
          <MenuItem key={label} keys={keysOf(label).map(nameKeys).join("")} onSelect={show}>
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
