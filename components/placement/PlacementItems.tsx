import { useStore } from "zustand";
import { nameKeys } from "@/components/editor/name-keys";
import { MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { keysOf } from "@/utils/editor/shortcuts";
import type { Panel } from "@/utils/panel/panel";
import { canGenerate } from "@/utils/panel/state/selectors";

/** Items of the tools' menu: which part of the picture is sent, making it larger, and cutting a part out. */
export function PlacementItems({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isOpen = useStore(panel.store, ({ sending }) => sending.bar.kind === "window");
  const hasGenerate = useStore(panel.store, canGenerate);
  return (
    <>
      {hasGenerate && (
        <MenuItem
          data-testid="choose-whole"
          keys={keysOf("whole_picture").map(nameKeys).join("")}
          onSelect={panel.toggleWholePicture}
        >
          {t("whole_picture")}
        </MenuItem>
      )}
      <MenuItem data-testid="toggle-window" onSelect={panel.toggleWindowBar}>
        {t(isOpen ? "window_close" : "window_open")}
      </MenuItem>
      <MenuItem data-testid="open-extend" onSelect={panel.openExtendBar}>
        {t("extend_open")}
      </MenuItem>
      <MenuItem data-testid="open-crop" onSelect={panel.openCropBar}>
        {t("crop_open")}
      </MenuItem>
    </>
  );
}
