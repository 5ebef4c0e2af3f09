import { useStore } from "zustand";
import { MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { NO_EXTENSION } from "@/utils/core/window/extend";
import type { Panel } from "@/utils/panel/panel";

/** What can be done about the part of the picture that is sent, in the tools' menu. */
export function PlacementItems({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isOpen = useStore(panel.store, (state) => state.isWindowOpen);
  return (
    <>
      <MenuItem
        data-testid="toggle-window"
        onSelect={() => panel.store.setState({ isWindowOpen: !isOpen })}
      >
        {t(isOpen ? "window_close" : "window_open")}
      </MenuItem>
      <MenuItem data-testid="open-extend" onSelect={() => panel.setExtending(NO_EXTENSION)}>
        {t("extend_open")}
      </MenuItem>
    </>
  );
}
