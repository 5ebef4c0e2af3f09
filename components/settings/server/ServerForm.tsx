import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { findErrors, hostOf, newlyReadable, type ProfileForm } from "@/utils/settings/profile-form";
import type { ServerRow } from "@/utils/settings/servers-state";
import { AddressField } from "./AddressField";
import { AdvancedFields } from "./AdvancedFields";
import { CapabilityFields } from "./CapabilityFields";
import { DefaultFields } from "./DefaultFields";
import type { ServerFieldName } from "./field-props";
import { KeyField } from "./KeyField";
import { ModelField } from "./ModelField";
import { PlainHttpDialog } from "./PlainHttpDialog";
import styles from "./ServerForm.module.css";
import { ServerOutcome } from "./ServerOutcome";
import { ShareServer } from "./ShareServer";
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

/**
 * Holds back what saves a server until the person knows who can read along. The
 * click that goes on is the one that may ask for the host's permission.
 */
function usePlainHttpQuestion({ form, stored }: ServerRow) {
  const [waiting, setWaiting] = useState<{ readonly job: () => void }>();
  const host = newlyReadable(form, stored);
  return {
    host: waiting && host,
    ask: (job: () => void) => (host === undefined ? job() : setWaiting({ job })),
    cancel: () => setWaiting(undefined),
    goOn: () => {
      setWaiting(undefined);
      waiting?.job();
    },
  };
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
  const plain = usePlainHttpQuestion(row);
  function attempt(job: (row: ServerRow) => void) {
    if (Object.keys(errors).length === 0) return plain.ask(() => job(row));
    setWasTried(true);
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
      <AdvancedFields {...common} headerNames={row.headerNames} />
      <FormActions row={row} status={status} onTest={test} onDiscard={onDiscard} />
      <ShareServer row={row} />
      <ServerOutcome
        row={row}
        status={status}
        models={actions.modelsAt(form)}
        onTest={test}
        onShowField={(field) => showField(element.current, field)}
      />
      <PlainHttpDialog host={plain.host} onCancel={plain.cancel} onSave={plain.goOn} />
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
