import { ColourChoice } from "@/components/options/ColourChoice";
import { Checkbox } from "@/components/ui/Checkbox";
import { useText } from "@/components/ui/text";
import { NotifySwitch } from "./NotifySwitch";
import { Section } from "./Section";
import { useSettings } from "./use-settings";

/** How painting looks and feels, the same for every server. */
export function EditingSection() {
  const { t } = useText();
  const { settings, change } = useSettings();
  if (!settings) return null;
  return (
    <Section title={t("settings_editing")} lead={t("settings_editing_lead")}>
      <ColourChoice
        label={t("settings_colour")}
        value={settings.overlayColour}
        onChange={(overlayColour) => change({ overlayColour })}
      />
      <Checkbox
        label={t("settings_pressure")}
        hint={t("settings_pressure_hint")}
        isChecked={settings.usesPressure}
        onChange={(usesPressure) => change({ usesPressure })}
      />
      <NotifySwitch />
    </Section>
  );
}
