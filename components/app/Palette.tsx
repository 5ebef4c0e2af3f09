import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { nameKeys } from "@/components/editor/name-keys";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import hidden from "@/components/ui/hidden.module.css";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { findByName, type Named } from "./find-actions";
import styles from "./Palette.module.css";
import { actionsNow, type PaletteAction } from "./palette-actions";

interface PaletteProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

type Entry = PaletteAction & Named;

/** Finds every action by its name, in both languages, and does it. */
export function Palette({ panel, onClose }: PaletteProps) {
  const { t } = useText();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = findByName(useEntries(panel), typed);
  const chosen = found[Math.min(at, found.length - 1)];
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // After the dialog has gone: what is done may open one itself.
    setTimeout(entry.run);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") choose(chosen);
    else if (step && found.length > 0) setAt((at + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("palette_open")}
      data-testid="palette"
      actions={<Button onClick={onClose}>{t("ui_close")}</Button>}
    >
      <TextInput
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.label}`}
        aria-label={t("palette_hint")}
        placeholder={t("palette_hint")}
        autoComplete="off"
        autoFocus
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <p role="status" className={found.length === 0 ? undefined : hidden["hidden"]}>
        {found.length === 0 ? t("palette_none") : t("palette_found", { count: found.length })}
      </p>
      <div id={listId} role="listbox" aria-label={t("palette_open")} className={styles["list"]}>
        {found.map((entry) => (
          <Option
            key={entry.label}
            id={`${listId}-${entry.label}`}
            entry={entry}
            isChosen={entry === chosen}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** What can be done now, with its names. Those of the other language come from its file. */
function useEntries(panel: Panel): readonly Entry[] {
  const { t } = useText();
  const [other, setOther] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => void panel.services.readOtherWords().then(setOther), [panel]);
  return useMemo(
    () =>
      actionsNow(panel).map((action) => ({
        ...action,
        name: t(action.label),
        otherName: other[action.label] ?? "",
      })),
    [panel, t, other],
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Option({ id, entry, isChosen, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
    <div
      id={id}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView?.({ block: "nearest" });
      }}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles["option"]}
      onClick={onChoose}
    >
      <span>{entry.name}</span>
      {entry.key && <kbd>{nameKeys(entry.key)}</kbd>}
    </div>
  );
}
