import { useEffect, useState } from "react";
import { lazyPart } from "@/components/errors/lazy-part";
import { isLayerOpen } from "@/components/ui/closables";
import type { Panel } from "@/utils/panel/panel";

const Palette = lazyPart(async () => (await import("./Palette")).Palette);

/** Ctrl+K or ⌘K opens the palette, in every view and from every field. */
export function PaletteKey({ panel }: { readonly panel: Panel }) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      // As `keyName` tells keys, which is not loaded yet: beyond "~" is what is not Latin.
      const isKey = event.key > "~" ? event.code === "KeyK" : event.key.toLowerCase() === "k";
      if (!isMod || !isKey || event.isComposing || event.defaultPrevented || isLayerOpen()) return;
      event.preventDefault();
      setIsOpen(true);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  if (!isOpen) return null;
  return <Palette panel={panel} onClose={() => setIsOpen(false)} />;
}
