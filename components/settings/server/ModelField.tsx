import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/Checkbox";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { ModelList } from "@/utils/core/server/model-list";
import type { ProfileForm } from "@/utils/settings/profile-form";
import type { FormFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

export interface ModelFieldProps extends FormFieldProps {
  readonly models: ModelList | undefined;
}

function useCapabilityText(form: ProfileForm): string {
  const { t, locale } = useText();
  const { promptLimit, maxCount } = capabilityOf(form);
  const numbers = new Intl.NumberFormat(locale);
  const limits = t("settings_model_limits", {
    count: maxCount,
    limit: numbers.format(promptLimit),
  });
  return form.model.trim() === "" ? `${t("settings_model_empty")} ${limits}` : limits;
}

/** The model's name: free text, with the server's models as suggestions. */
export function ModelField({ form, change, models }: ModelFieldProps) {
  const { t } = useText();
  const listId = useId();
  const [showsAll, setShowsAll] = useState(false);
  const hint = useCapabilityText(form);
  const ids = models && (showsAll || models.imageIds.length === 0 ? models.ids : models.imageIds);
  const hasMore =
    models && models.imageIds.length > 0 && models.ids.length > models.imageIds.length;
  return (
    <div className={styles["stack"]}>
      <Field label={t("settings_model")} aside={t("settings_optional")} hint={hint}>
        <TextInput
          data-testid="model"
          list={listId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          value={form.model}
          onChange={(model) => change({ model })}
        />
      </Field>
      <datalist id={listId}>
        {ids?.map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      {hasMore && (
        <Checkbox
          label={t("settings_models_all", { count: models.ids.length })}
          isChecked={showsAll}
          onChange={setShowsAll}
        />
      )}
    </div>
  );
}
