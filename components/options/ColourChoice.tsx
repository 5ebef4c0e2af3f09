import type { CSSProperties } from "react";
import { useText } from "@/components/ui/text";
import styles from "./ColourChoice.module.css";
import { OVERLAY_COLOURS } from "./overlay-colours";

interface ColourChoiceProps {
  readonly label: string;
  /** `#rrggbb`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

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
            style={{ "--colour": colour.value } as CSSProperties}
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
