import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { findErrors, hostOf, type ProfileForm } from "@/utils/settings/profile-form";
import type { ServerRow } from "@/utils/settings/servers-state";
import { AddressField } from "./AddressField";
import { AdvancedFields } from "./AdvancedFields";
import { CapabilityFields } from "./CapabilityFields";
import { DefaultFields } from "./DefaultFields";
import type { ServerFieldName } from "./field-props";
import { KeyField } from "./KeyField";
import { ModelField } from "./ModelField";
import styles from "./ServerForm.module.css";
import { ServerOutcome } from "./ServerOutcome";
import type { ServerActions } from "./use-server-actions";
import type { ServerStatus } from "./use-server-status";

export interface ServerFormProps {
  readonly row: ServerRow;
  readonly actions: ServerActions;
  readonly onDiscard: () => void;
}

/** Focuses the first invalid field. */
function focusFirstError(element: HTMLFormElement | null) {
  element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

function showField(element: HTMLFormElement | null, name: ServerFieldName) {
  const field = element?.elements.namedItem(name);
  if (!(field instanceof HTMLElement)) return;
  field.scrollIntoView({ block: "center" });
  field.focus();
}

/** Form of one server: address, key, model and default options. */
export function ServerForm({ row, actions, onDiscard }: ServerFormProps) {
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [wasTried, setWasTried] = useState(false);
  const { form } = row;
  const errors = findErrors(form);
  const isNew = !row.isStored;
  // A new server's form is ready for typing.
  useEffect(() => {
    if (isNew) name.current?.focus();
  }, [isNew]);
  const status = actions.statusOf(form.id);
  const change = (changes: Partial<ProfileForm>) => actions.edit({ ...form, ...changes });
  function attempt(job: (row: ServerRow) => void) {
    job(row);
    setWasTried(true);
    if (Object.keys(errors).length > 0)
      requestAnimationFrame(() => focusFirstError(element.current));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    attempt(actions.save);
  }
  const test = () => attempt(actions.test);
  const common = { form, errors, change };
  return (
    <form ref={element} className={styles["form"]} noValidate onSubmit={submit}>
      <Field label={t("settings_name")} hint={t("settings_name_hint")}>
        <TextInput
          ref={name}
          data-testid="profile-name"
          value={form.name}
          placeholder={hostOf(form.baseUrl)}
          maxLength={200}
          onChange={(name) => change({ name })}
        />
      </Field>
      <AddressField {...common} wasTried={wasTried} />
      <KeyField {...common} keyHint={row.keyHint} />
      <ModelField {...common} models={actions.modelsOf(form.id)} />
      <DefaultFields {...common} />
      <CapabilityFields {...common} />
      <AdvancedFields {...common} />
      <FormActions row={row} status={status} onTest={test} onDiscard={onDiscard} />
      <ServerOutcome
        row={row}
        status={status}
        onTest={test}
        onShowField={(field) => showField(element.current, field)}
      />
    </form>
  );
}

interface FormActionsProps extends Pick<ServerFormProps, "row" | "onDiscard"> {
  readonly status: ServerStatus;
  readonly onTest: () => void;
}

function FormActions({ row, status, onTest, onDiscard }: FormActionsProps) {
  const { t } = useText();
  return (
    <div className={styles["actions"]}>
      <Button
        type="submit"
        variant="primary"
        data-testid="save-profile"
        isBusy={status.state === "saving"}
      >
        {t("settings_save")}
      </Button>
      <Button data-testid="test-connection" isBusy={status.state === "testing"} onClick={onTest}>
        {t("settings_test")}
      </Button>
      {row.isChanged && (
        <Button variant="quiet" onClick={onDiscard}>
          {t("settings_discard")}
        </Button>
      )}
    </div>
  );
}
