import { Chip } from "@/components/ui/Chip";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { type PresetId, SERVER_PRESETS, type ServerPreset } from "@/utils/core/server/presets";
import styles from "./KeyForm.module.css";

const AT_HOME = SERVER_PRESETS.filter(({ isAtHome }) => isAtHome);
const ELSEWHERE = SERVER_PRESETS.filter(({ isAtHome }) => !isAtHome);

/** A preset by its id. */
export function presetBy(id: PresetId): ServerPreset {
  const found = SERVER_PRESETS.find((preset) => preset.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return found;
}

interface ServerChoiceProps {
  readonly preset: ServerPreset;
  readonly onChange: (preset: ServerPreset) => void;
}

/** Which server: those by name, one at home, or any other. */
export function ServerChoice({ preset, onChange }: ServerChoiceProps) {
  const { t } = useText();
  const [first] = AT_HOME;
  const chip = (each: ServerPreset) => (
    <Chip
      key={each.id}
      data-testid={`preset-${each.id}`}
      isSelected={each === preset}
      onClick={() => onChange(each)}
    >
      {t(each.name)}
    </Chip>
  );
  return (
    <>
      <fieldset className={styles["chips"]} aria-label={t("welcome_server")}>
        {ELSEWHERE.slice(0, -1).map(chip)}
        <Chip isSelected={preset.isAtHome} onClick={() => first && onChange(first)}>
          {t("welcome_at_home")}
        </Chip>
        {ELSEWHERE.slice(-1).map(chip)}
      </fieldset>
      {preset.isAtHome && (
        <Field label={t("welcome_program")} hint={t(preset.needs)}>
          <Select value={preset.id} onChange={(id) => onChange(presetBy(id as PresetId))}>
            {AT_HOME.map(({ id, name }) => (
              <option key={id} value={id}>
                {t(name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
