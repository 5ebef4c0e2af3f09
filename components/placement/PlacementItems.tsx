import { useStore } from "zustand";
import type { Panel } from "@/components/app/panel";
import { MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";

/** What can be done about the part of the picture that is sent, in the tools' menu. */
export function PlacementItems({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isOpen = useStore(panel.store, (state) => state.isWindowOpen);
  return (
    <MenuItem
      data-testid="toggle-window"
      onSelect={() => panel.store.setState({ isWindowOpen: !isOpen })}
    >
      {t(isOpen ? "window_close" : "window_open")}
    </MenuItem>
  );
}
