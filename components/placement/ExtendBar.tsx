import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { type MessageKey, useText } from "@/components/ui/text";
import { type Extension, extendedFrame, isExtended } from "@/utils/core/window/extend";
import type { Panel } from "@/utils/panel/panel";
import { extensionOf } from "@/utils/panel/state/sending";
import styles from "./ExtendBar.module.css";

const SIDES: readonly (readonly [keyof Extension, MessageKey])[] = [
  ["left", "extend_left"],
  ["top", "extend_top"],
  ["right", "extend_right"],
  ["bottom", "extend_bottom"],
];

/** How many px to add on each side; the frame on the picture can be dragged as well. */
export function ExtendBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const extending = useStore(panel.store, (state) => extensionOf(state.sending));
  const size = useStore(panel.store, (state) => state.picture?.record.size);
  if (!extending || !size) return null;
  const { width, height } = extendedFrame(extending, size);
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (!isExtended(extending)) return;
    setIsBusy(true);
    await panel.extend(extending);
    setIsBusy(false);
  };
  return (
    <form
      className={styles["bar"]}
      aria-label={t("extend_label")}
      data-testid="extend-bar"
      onSubmit={(event) => void apply(event)}
    >
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
      <div className={styles["line"]}>
        <p className={styles["note"]} role="status" data-testid="extend-note">
          {isExtended(extending) ? t("extend_size", { width, height }) : t("extend_hint")}
        </p>
        <Button
          type="submit"
          data-testid="extend-apply"
          isBusy={isBusy}
          disabled={!isExtended(extending)}
        >
          {t("extend_apply")}
        </Button>
        <IconButton label={t("extend_close")} data-testid="extend-close" onClick={panel.closeBar}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </form>
  );
}

/** An empty field counts as 0. */
function pxOf(value: number): number {
  return Number.isFinite(value) ? Math.min(20000, Math.max(0, Math.round(value))) : 0;
}
