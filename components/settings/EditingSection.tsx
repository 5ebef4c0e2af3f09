import { type CSSProperties, useEffect, useState } from "react";
import { OVERLAY_COLOURS } from "@/components/options/overlay-colours";
import { Checkbox } from "@/components/ui/Checkbox";
import { useText } from "@/components/ui/text";
import type { Settings } from "@/utils/core/settings";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";
import styles from "./EditingSection.module.css";
import { Section } from "./Section";

function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    void readSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  return settings;
}

interface ColourChoiceProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const { t } = useText();
  return (
    <fieldset>
      <legend className={styles["legend"]}>{t("settings_colour")}</legend>
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

/** How painting looks and feels, the same for every server. */
export function EditingSection() {
  const { t } = useText();
  const settings = useSettings();
  if (!settings) return null;
  return (
    <Section title={t("settings_editing")} lead={t("settings_editing_lead")}>
      <ColourChoice
        value={settings.overlayColour}
        onChange={(overlayColour) => void saveSettings({ overlayColour })}
      />
      <Checkbox
        label={t("settings_pressure")}
        hint={t("settings_pressure_hint")}
        isChecked={settings.usesPressure}
        onChange={(usesPressure) => void saveSettings({ usesPressure })}
      />
    </Section>
  );
}
