import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { type MessageKey, useText } from "@/components/ui/text";
import { canContinue, type Extension, extendedFrame, isExtended } from "@/utils/core/window/extend";
import type { Panel } from "@/utils/panel/panel";
import { isOnDevice } from "@/utils/panel/state/selectors";
import { extensionOf } from "@/utils/panel/state/sending";
import styles from "./ExtendBar.module.css";
import { ModeBar } from "./ModeBar";

const SIDES: readonly (readonly [keyof Extension, MessageKey])[] = [
  ["left", "extend_left"],
  ["top", "extend_top"],
  ["right", "extend_right"],
  ["bottom", "extend_bottom"],
];

/** How many px to add on each side; the frame on the picture can be dragged as well. */
export function ExtendBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const extending = useStore(panel.store, (state) => extensionOf(state.sending));
  const size = useStore(panel.store, (state) => state.picture?.record.size);
  const isHere = useStore(panel.store, isOnDevice);
  const [busy, setBusy] = useState<Way>();
  if (!extending || !size) return null;
  const isLarger = isExtended(extending);
  const isTooFar = !canContinue(extending, size);
  const { width, height } = extendedFrame(extending, size);
  const perform = async (way: Way) => {
    if (!isLarger || busy) return;
    setBusy(way);
    await (way === "apply" ? panel.extend(extending) : panel.continueEdge(extending));
    setBusy(undefined);
  };
  return (
    <ModeBar
      id="extend"
      label={t("extend_label")}
      closeLabel={t("extend_close")}
      note={
        <>
          {isLarger ? t("extend_size", { width, height }) : t("extend_hint")}
          {isTooFar && <span>{t("extend_too_far")}</span>}
        </>
      }
      onClose={panel.closeBar}
      onSubmit={() => void perform(isHere ? "continue" : "apply")}
      actions={
        <>
          <Button
            {...waysOf("continue", isHere, perform)}
            data-testid="extend-continue"
            title={t("extend_continue_hint")}
            isBusy={busy === "continue"}
            disabled={!isLarger || isTooFar}
          >
            {t("extend_continue")}
          </Button>
          <Button
            {...waysOf("apply", !isHere, perform)}
            data-testid="extend-apply"
            title={t("extend_apply_hint")}
            isBusy={busy === "apply"}
            disabled={!isLarger}
          >
            {t("extend_apply")}
          </Button>
        </>
      }
    >
      <Sides panel={panel} extending={extending} />
    </ModeBar>
  );
}

/** What becomes of the new part: it is continued from the edge, or painted over to be sent. */
type Way = "continue" | "apply";

/** One of the two is what Enter does. */
function waysOf(way: Way, isSubmit: boolean, perform: (way: Way) => Promise<void>) {
  if (isSubmit) return { type: "submit" } as const;
  return { type: "button", onClick: () => void perform(way) } as const;
}

interface SidesProps {
  readonly panel: Panel;
  readonly extending: Extension;
}

function Sides({ panel, extending }: SidesProps) {
  const { t } = useText();
  return (
    <div className={styles["sides"]}>
      {SIDES.map(([side, text]) => (
        <label key={side} className={styles["side"]}>
          <span>{t(text)}</span>
          <input
            type="number"
            min={0}
            max={20000}
            step={1}
            data-testid={`extend-${side}`}
            placeholder="0"
            value={extending[side] || ""}
            onChange={({ currentTarget }) =>
              panel.changeExtension({ [side]: pxOf(currentTarget.valueAsNumber) })
            }
          />
        </label>
      ))}
    </div>
  );
}

/** An empty field counts as 0. */
function pxOf(value: number): number {
  return Number.isFinite(value) ? Math.min(20000, Math.max(0, Math.round(value))) : 0;
}
