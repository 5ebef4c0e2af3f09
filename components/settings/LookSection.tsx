import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import type { Language, Theme } from "@/utils/core/settings";
import { Section } from "./Section";
import { useSettings } from "./use-settings";

const THEMES: readonly Theme[] = ["system", "light", "dark"];
const LANGUAGES: readonly Language[] = ["browser", "en", "zh_CN"];

/** Theme and language of every page, the menu entries and the picker; both change at once. */
export function LookSection() {
  const { t } = useText();
  const { settings, change } = useSettings();
  if (!settings) return null;
  return (
    <Section title={t("settings_look")} lead={t("settings_look_lead")}>
      <Field label={t("settings_theme")}>
        <Select
          data-testid="theme"
          value={settings.theme}
          onChange={(theme) => change({ theme: theme as Theme })}
        >
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {t(`settings_theme_${theme}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("settings_language")}>
        <Select
          data-testid="language"
          value={settings.language}
          onChange={(language) => change({ language: language as Language })}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {t(`settings_language_${language}`)}
            </option>
          ))}
        </Select>
      </Field>
    </Section>
  );
}
