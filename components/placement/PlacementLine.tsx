import { SlidersHorizontal } from "lucide-react";
import { useId, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useClosable } from "@/components/ui/closables";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { chosenResult, isShownMadeHere } from "@/utils/panel/state/selectors";
import { PlacementFields } from "./PlacementFields";
import styles from "./PlacementLine.module.css";
import { usePlacementNotes } from "./use-placement-notes";

/** How the chosen result was placed, and a button to change it. */
export function PlacementLine({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const fields = useId();
  const [isOpen, setIsOpen] = useState(false);
  const result = useStore(panel.store, chosenResult);
  const isMadeHere = useStore(panel.store, isShownMadeHere);
  const notes = usePlacementNotes(panel, result?.placement);
  const toggle = () => {
    setIsOpen(!isOpen);
    // An outline would hide the seam that is being adjusted.
    panel.editor.setMaskShown(isOpen ? "outline" : "hidden");
  };
  useClosable(isOpen, toggle);
  // A result that could not be read cannot be placed in another way either.
  // What was made here fits as it is.
  if (!result || isMadeHere || (result.error && !result.bitmap)) return null;
  const isReady = result.bitmap !== undefined && !result.isSketch;
  return (
    <section className={styles["placement"]} aria-label={t("placement_label")}>
      <div className={styles["line"]}>
        <p className={styles["notes"]} role="status" data-testid="placement-notes">
          {notes.map(({ id, text }) => (
            <span key={id} data-note={id}>
              {text}
            </span>
          ))}
        </p>
        <Button
          variant="quiet"
          data-testid="adjust"
          aria-label={t("placement_adjust")}
          title={t("placement_adjust")}
          aria-expanded={isOpen}
          aria-controls={fields}
          disabled={!isReady}
          onClick={toggle}
        >
          <SlidersHorizontal aria-hidden="true" />
          <span className={styles["word"]}>{t("placement_adjust")}</span>
        </Button>
      </div>
      <div id={fields} hidden={!isOpen}>
        {isOpen && isReady && <PlacementFields panel={panel} placement={result.placement ?? {}} />}
      </div>
    </section>
  );
}
