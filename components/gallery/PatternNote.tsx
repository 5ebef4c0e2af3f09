import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

/** The way back to the gallery, from the picture that is painted for all of it. */
export function PatternNote({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isPattern = useStore(panel.store, (state) => state.isPattern);
  if (!isPattern) return null;
  return (
    <Button data-testid="take-pattern" onClick={() => void panel.takePattern()}>
      {t("gallery_paint_back")}
    </Button>
  );
}
