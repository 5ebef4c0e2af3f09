import { useStore } from "zustand";
import { MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

/** Items of the tools' menu: which part of the picture is sent, and making it larger. */
export function PlacementItems({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isOpen = useStore(panel.store, ({ sending }) => sending.bar.kind === "window");
  return (
    <>
      <MenuItem data-testid="toggle-window" onSelect={panel.toggleWindowBar}>
        {t(isOpen ? "window_close" : "window_open")}
      </MenuItem>
      <MenuItem data-testid="open-extend" onSelect={panel.openExtendBar}>
        {t("extend_open")}
      </MenuItem>
    </>
  );
}
