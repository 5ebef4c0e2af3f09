import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { type Text, useText } from "@/components/ui/text";
import { LOCK_AFTER_MINUTES } from "@/utils/core/server/key-lock";

interface LockAfterProps {
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

function words(minutes: number, t: Text["t"]): string {
  if (minutes === 0) return t("settings_lock_after_browser");
  return minutes % 60 === 0
    ? t("settings_lock_after_hours", { count: minutes / 60 })
    : t("settings_lock_after_minutes", { count: minutes });
}

/** When the keys are locked again. */
export function LockAfter({ minutes, onChange }: LockAfterProps) {
  const { t } = useText();
  return (
    <Field label={t("settings_lock_after")}>
      <Select
        data-testid="lock-after"
        value={String(minutes)}
        onChange={(value) => onChange(Number(value))}
      >
        {LOCK_AFTER_MINUTES.map((one) => (
          <option key={one} value={one}>
            {words(one, t)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
