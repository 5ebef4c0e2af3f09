import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { type MessageKey, useText } from "@/components/ui/text";
import styles from "./KeySheet.module.css";

export interface KeySheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Keys that belong together are pressed together; `/` separates one from another. */
const KEYS: readonly (readonly [keys: string, text: MessageKey])[] = [
  ["B", "editor_brush"],
  ["E", "editor_eraser"],
  ["R", "editor_rectangle"],
  ["L", "editor_lasso"],
  ["W", "editor_wand"],
  ["X", "editor_key_flip"],
  ["[ / ]", "editor_brush_size"],
  ["Shift+Click", "editor_key_line"],
  ["Mod+A", "editor_select_all"],
  ["I", "editor_invert"],
  ["Delete", "editor_clear"],
  ["M", "editor_key_hide"],
  ["Mod+Z", "editor_undo"],
  ["Mod+Shift+Z / Mod+Y", "editor_redo"],
  ["Space", "editor_key_pan"],
  ["+ / -", "editor_key_zoom"],
  ["0", "editor_fit"],
  ["1", "editor_actual_size"],
  ["C", "editor_key_compare"],
  ["← / →", "editor_key_results"],
  ["Mod+Enter", "editor_key_generate"],
  ["Mod+V", "editor_key_paste"],
  ["Mod+S", "editor_key_save"],
  ["Mod+C", "editor_key_copy"],
  ["Esc", "editor_key_escape"],
  ["?", "editor_keys"],
];

/** The list of keys. */
export function KeySheet({ isOpen, onClose }: KeySheetProps) {
  const { t } = useText();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("editor_keys")}
      actions={<Button onClick={onClose}>{t("editor_close")}</Button>}
      data-testid="key-sheet"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it */}
      <div className={styles["scroller"]} tabIndex={0}>
        <dl className={styles["keys"]}>
          {KEYS.map(([keys, text]) => (
            <div key={keys} className={styles["line"]}>
              <dt>{t(text)}</dt>
              <dd>
                {keys.split(" / ").map((one) => (
                  <kbd key={one}>{nameKeys(one)}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}

/** `Mod+Z` is ⌘Z where there is a ⌘, Ctrl+Z elsewhere. */
export function nameKeys(keys: string): string {
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  return isMac
    ? keys.replace("Mod+", "⌘").replace("Shift+", "⇧").replace("Delete", "⌫")
    : keys.replace("Mod+", "Ctrl+");
}
