import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import { Chip } from "@/components/ui/Chip";
import { type MessageKey, type Text, useText } from "@/components/ui/text";
import type { WindowChoice } from "@/utils/core/window/window-choice";
import type { Panel } from "@/utils/panel/panel";
import { isWholePicture } from "@/utils/panel/state/selectors";
import type { PlannedWindow } from "@/utils/panel/state/sending";
import { Choices, ModeBar } from "./ModeBar";

const KINDS: readonly (readonly [WindowChoice["kind"], MessageKey])[] = [
  ["around", "window_around"],
  ["whole", "window_whole"],
  ["frame", "window_frame"],
];

const WARNINGS: Readonly<Record<string, MessageKey | undefined>> = {
  cut: "window_cut",
  outside: "window_outside",
};

/** Which part of the picture is sent. While this bar is open, the frame on the picture can be dragged. */
export function WindowBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isOpen = useStore(panel.store, ({ sending }) => sending.bar.kind === "window");
  const mask = useEditor(panel.editor, (state) => state.mask);
  const kind = useStore(panel.store, (state) =>
    isWholePicture(state, mask) ? "whole" : state.sending.choice.kind,
  );
  const planned = useStore(panel.store, ({ sending }) => sending.planned);
  if (!isOpen) return null;
  return (
    <ModeBar
      id="window"
      label={t("window_label")}
      closeLabel={t("window_close")}
      note={noteOf(t, planned)}
      onClose={panel.closeBar}
    >
      <Choices label={t("window_label")}>
        {KINDS.map(([one, text]) => (
          <Chip
            key={one}
            data-testid={`window-${one}`}
            isSelected={kind === one}
            // A frame of one's own starts as the window that is there.
            disabled={one === "frame" && !planned}
            onClick={() => panel.chooseWindow(one)}
          >
            {t(text)}
          </Chip>
        ))}
      </Choices>
    </ModeBar>
  );
}

/** The window's size and the size it is sent at; or what is wrong. */
function noteOf(t: Text["t"], planned: PlannedWindow | undefined): string {
  const warning = planned ? WARNINGS[planned.paint] : "window_nothing";
  if (warning) return t(warning);
  if (!planned) return "";
  const { window, sentSize } = planned;
  return t("window_size", {
    size: `${window.width} × ${window.height}`,
    sent: `${sentSize.width} × ${sentSize.height}`,
  });
}
