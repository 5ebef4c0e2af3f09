import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Slider } from "@/components/ui/Slider";
import { useText } from "@/components/ui/text";
import {
  isUsualPlacement,
  type PlacementChoice,
  placementLimitPx,
  type ResultPlacement,
} from "@/utils/core/edit/stitch-choice";
import type { Panel } from "@/utils/panel/panel";
import styles from "./PlacementLine.module.css";
import { usePlacementNotes } from "./use-placement-notes";

interface PlacementFieldsProps {
  readonly panel: Panel;
  readonly placement: ResultPlacement;
}

/** How the chosen result is placed in the picture; every change is seen at once and costs nothing. */
export function PlacementFields({ panel, placement }: PlacementFieldsProps) {
  const { t } = useText();
  const window = useStore(panel.store, (state) => state.run?.edit.window);
  const isUnder = useStore(panel.store, ({ run }) => run?.edit.maskWay === "transparency");
  const { choice = {}, report } = placement;
  const set = (changes: PlacementChoice) => panel.adjustPlacement(changes);
  const notes = usePlacementNotes(panel, placement);
  const limit = placementLimitPx(window ?? { width: 1, height: 1 });
  return (
    <div className={styles["fields"]} data-testid="adjust-fields">
      {/* Where the line below has no room for them. */}
      {notes.length > 0 && (
        <p className={styles["again"]} aria-hidden="true">
          {notes.map(({ text }) => text).join(" ")}
        </p>
      )}
      {/* Filled transparency has no edge to feather. */}
      {!isUnder && (
        <>
          <PxSlider
            id="adjust-feather"
            label={t("placement_feather")}
            value={Math.round(choice.featherPx ?? report?.featherPx ?? 0)}
            limit={limit}
            onChange={(featherPx) => set({ featherPx })}
          />
          <PxSlider
            id="adjust-growth"
            label={t("placement_growth")}
            value={choice.growthPx ?? 0}
            limit={limit}
            onChange={(growthPx) => set({ growthPx })}
          />
        </>
      )}
      <Checkbox
        data-testid="adjust-register"
        label={t("placement_register")}
        isChecked={choice.register ?? true}
        onChange={(register) => set({ register })}
      />
      <Checkbox
        data-testid="adjust-colour"
        label={t("placement_match")}
        isChecked={choice.matchColour ?? true}
        onChange={(matchColour) => set({ matchColour })}
      />
      <Button
        data-testid="adjust-reset"
        disabled={isUsualPlacement(choice)}
        onClick={panel.resetPlacement}
      >
        {t("placement_reset")}
      </Button>
    </div>
  );
}

interface PxSliderProps {
  readonly id: string;
  readonly label: string;
  /** Picture px. */
  readonly value: number;
  readonly limit: number;
  readonly onChange: (px: number) => void;
}

function PxSlider({ id, label, value, limit, onChange }: PxSliderProps) {
  const { t } = useText();
  return (
    <Slider
      data-testid={id}
      label={label}
      text={t("placement_px", { size: value })}
      min={0}
      max={Math.max(limit, value)}
      value={value}
      onChange={onChange}
    />
  );
}
