import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
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

function onlyOne({ ids, imageIds }: ModelList): string | undefined {
  if (imageIds.length === 1) return imageIds[0];
  return ids.length === 1 ? ids[0] : undefined;
}

/** The model's name: free text, with the server's models as suggestions. */
export function ModelField({ form, change, models }: ModelFieldProps) {
  const { t } = useText();
  const listId = useId();
  const [showsAll, setShowsAll] = useState(false);
  const hint = useCapabilityText(form);
  const ids = models && (showsAll || models.imageIds.length === 0 ? models.ids : models.imageIds);
  // A server with one model, as most at home are: its name tells what it takes.
  const only = models && onlyOne(models);
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
      {only !== undefined && form.model.trim() === "" && (
        <div>
          <Button variant="quiet" data-testid="use-model" onClick={() => change({ model: only })}>
            {t("settings_model_use", { model: only })}
          </Button>
        </div>
      )}
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
