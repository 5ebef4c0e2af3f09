import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import { KEY_LIST } from "@/utils/editor/shortcuts";
import styles from "./KeySheet.module.css";
import { nameKeys } from "./name-keys";

export interface KeySheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

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
          {KEY_LIST.map(({ label, keys }) => (
            <div key={label} className={styles["line"]}>
              <dt>{t(label)}</dt>
              <dd>
                {keys.map((one) => (
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
