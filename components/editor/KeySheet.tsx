import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { type MessageKey, useText } from "@/components/ui/text";
import { KEY_LIST, type KeyGroup } from "@/utils/editor/shortcuts";
import styles from "./KeySheet.module.css";
import { nameKeys } from "./name-keys";

export interface KeySheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Opens the browser's page for the extension's own keys. */
  readonly editShortcuts: (() => void) | undefined;
}

const GROUPS: Readonly<Record<KeyGroup, MessageKey>> = {
  tools: "keys_tools",
  paint: "keys_paint",
  view: "keys_view",
  results: "keys_results",
  panel: "keys_panel",
};

/** The list of keys, by what they are about. */
export function KeySheet({ isOpen, onClose, editShortcuts }: KeySheetProps) {
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
        {Object.entries(GROUPS).map(([group, title]) => (
          <section key={group} aria-label={t(title)} className={styles["group"]}>
            <h3>{t(title)}</h3>
            <KeyLines group={group} />
          </section>
        ))}
        <p className={styles["note"]}>{t("keys_browser")}</p>
        {editShortcuts && <Button onClick={editShortcuts}>{t("keys_browser_edit")}</Button>}
      </div>
    </Dialog>
  );
}

function KeyLines({ group }: { readonly group: string }) {
  const { t } = useText();
  return (
    <dl className={styles["keys"]}>
      {KEY_LIST.filter((line) => line.group === group).map(({ label, keys }) => (
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
  );
}
