const NAMES: Readonly<Record<string, string>> = {
  " ": "Space",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** A shortcut's key as people know it: `Mod+Z` is ⌘Z where there is a ⌘, Ctrl+Z elsewhere. */
export function nameKeys(keys: string): string {
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  const name = NAMES[keys] ?? keys;
  return isMac
    ? name.replace("Mod+", "⌘").replace("Shift+", "⇧").replace("Delete", "⌫")
    : name.replace("Mod+", "Ctrl+");
}
