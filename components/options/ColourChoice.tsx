import type { CSSProperties } from "react";
import { useText } from "@/components/ui/text";
import { PAINT_COLOURS } from "@/utils/core/paint-colour";
import styles from "./ColourChoice.module.css";
import { OVERLAY_COLOURS } from "./overlay-colours";

interface ColourChoiceProps {
  readonly label: string;
  /** `#rrggbb` or `auto`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A disc with a part of each. */
const ALL = `conic-gradient(${PAINT_COLOURS.map((colour, at) => `${colour} ${at * 20}% ${at * 20 + 20}%`).join(", ")})`;

/** The colours the paint can have, as radio buttons. */
export function ColourChoice({ label, value, onChange }: ColourChoiceProps) {
  const { t } = useText();
  return (
    <fieldset>
      <legend className={styles["legend"]}>{label}</legend>
      <div className={styles["colours"]}>
        {OVERLAY_COLOURS.map((colour) => (
          <input
            key={colour.value}
            type="radio"
            name="overlay-colour"
            className={styles["colour"]}
            style={{ "--colour": colour.value === "auto" ? ALL : colour.value } as CSSProperties}
            aria-label={t(colour.name)}
            title={t(colour.name)}
            checked={colour.value === value}
            onChange={() => onChange(colour.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
