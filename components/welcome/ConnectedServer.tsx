import { type ReactNode, useState } from "react";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { StatusLine } from "@/components/ui/StatusLine";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import type { ServerPreset } from "@/utils/core/server/presets";
import { obstacleOf } from "@/utils/core/server/usable";
import { type Connected, takeModel } from "@/utils/settings/set-up";
import styles from "./KeyForm.module.css";

interface ConnectedServerProps {
  readonly server: Connected;
  readonly preset: ServerPreset;
  readonly next: ReactNode;
}

/** What was reached, the model that is used there, and the way on. */
export function ConnectedServer({ server, preset, next }: ConnectedServerProps) {
  const { t } = useText();
  const { profile, models } = server;
  const [model, setModel] = useState(profile.model);
  const [error, setError] = useState<AppError>();
  const change = async (chosen: string) => {
    setModel(chosen);
    const taken = await takeModel(profile, chosen.trim(), models);
    setError(taken.ok ? undefined : taken.error);
  };
  const { needsModel = false } = preset;
  // It has answered: its key is right, and its host allowed.
  const reached = { isKeySettled: true, isAllowed: true };
  const isReady = obstacleOf({ ...reached, model, needsModel, models }) === undefined;
  const { host } = new URL(profile.baseUrl);
  return (
    <div className={styles["form"]}>
      <StatusLine
        kind={isReady ? "good" : "warn"}
        className={styles["status"]}
        role="status"
        data-testid="connected"
        data-ready={isReady}
      >
        {isReady ? t("welcome_connected", { host }) : t("welcome_no_model", { host })}
      </StatusLine>
      <ModelChoice
        models={models.imageIds.length > 0 ? models.imageIds : models.ids}
        model={model}
        canBeEmpty={!preset.needsModel}
        onChange={(chosen) => void change(chosen)}
      />
      {error && <ErrorNotice error={error} isFree />}
      {isReady && <div className={styles["actions"]}>{next}</div>}
    </div>
  );
}

interface ModelChoiceProps {
  readonly models: readonly string[];
  readonly model: string;
  readonly canBeEmpty: boolean;
  readonly onChange: (model: string) => void;
}

/** One of those the server lists; where it lists none, the name is typed. */
function ModelChoice({ models, model, canBeEmpty, onChange }: ModelChoiceProps) {
  const { t } = useText();
  if (models.length === 0) {
    return (
      <Field
        label={t("settings_model")}
        aside={canBeEmpty && t("settings_optional")}
        hint={t("welcome_model_unlisted")}
      >
        <TextInput data-testid="model" autoComplete="off" value={model} onChange={onChange} />
      </Field>
    );
  }
  const listed = models.includes(model) || model === "" ? models : [model, ...models];
  return (
    <Field label={t("settings_model")} hint={t("welcome_model_hint")}>
      <Select data-testid="model" value={model} onChange={onChange}>
        {(canBeEmpty || model === "") && <option value="">{t("welcome_model_own")}</option>}
        {listed.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </Select>
    </Field>
  );
}
