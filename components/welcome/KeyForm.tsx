import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { SecretInput } from "@/components/ui/SecretInput";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import type { ServerPreset } from "@/utils/core/server/presets";
import { parseTypedAddress } from "@/utils/core/server/typed-address";
import { type Connected, connect, type SetUpPorts } from "@/utils/settings/set-up";
import { ConnectedServer } from "./ConnectedServer";
import styles from "./KeyForm.module.css";
import { presetBy, ServerChoice } from "./ServerChoice";

interface KeyFormProps {
  readonly ports: SetUpPorts;
  readonly next: ReactNode;
  readonly onConnect: (() => void) | undefined;
}

type Outcome =
  | { readonly state: "asking" | "connecting" }
  | { readonly state: "failed"; readonly error: AppError }
  | { readonly state: "connected"; readonly server: Connected };

/** What is entered, and what came of connecting with it. */
function useConnecting(ports: SetUpPorts, onConnect: (() => void) | undefined) {
  const [preset, setPreset] = useState<ServerPreset>(() => presetBy("relay"));
  const [address, setAddress] = useState(preset.baseUrl);
  const [key, setKey] = useState("");
  const [outcome, setOutcome] = useState<Outcome>({ state: "asking" });
  const choose = (next: ServerPreset) => {
    setPreset(next);
    setAddress(next.baseUrl);
    setOutcome({ state: "asking" });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Nothing may be awaited before this: the browser asks only in answer to a click.
    const connecting = connect({ address, key, isKeyOptional: preset.key === "optional" }, ports);
    setOutcome({ state: "connecting" });
    onConnect?.();
    const done = await connecting;
    setOutcome(
      done.ok ? { state: "connected", server: done.value } : { state: "failed", error: done.error },
    );
  };
  return { preset, choose, address, setAddress, key, setKey, outcome, submit };
}

/** From a key to a server that answers: the key is the only field of a server known by name. */
export function KeyForm({ ports, next, onConnect }: KeyFormProps) {
  const { t } = useText();
  const { preset, choose, address, setAddress, key, setKey, outcome, submit } = useConnecting(
    ports,
    onConnect,
  );
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (outcome.state === "connected") {
    return <ConnectedServer server={outcome.server} preset={preset} next={next} />;
  }
  const parsed = parseTypedAddress(address);
  const host = parsed.ok ? new URL(parsed.value).host : undefined;
  return (
    <form className={styles["form"]} noValidate onSubmit={(event) => void submit(event)}>
      <ServerChoice preset={preset} onChange={choose} />
      {(preset.isAtHome || preset.id === "other") && (
        <Address preset={preset} address={address} onChange={setAddress} />
      )}
      <Field
        label={t("settings_key")}
        aside={preset.key === "optional" && t("settings_optional")}
        hint={host ? t("settings_key_hint", { host }) : t("settings_key_hint_local")}
      >
        <SecretInput ref={field} data-testid="api-key" value={key} onChange={setKey} />
      </Field>
      {host && <p className={styles["hint"]}>{t("welcome_permission", { host })}</p>}
      <div className={styles["actions"]}>
        <Button
          type="submit"
          variant="primary"
          data-testid="connect"
          isBusy={outcome.state === "connecting"}
        >
          {t("welcome_connect")}
        </Button>
        {preset.keyUrl && (
          <a href={preset.keyUrl} target="_blank" rel="noreferrer">
            {t("welcome_get_key", { name: t(preset.name) })}
          </a>
        )}
      </div>
      {outcome.state === "failed" && <Failure error={outcome.error} />}
    </form>
  );
}

interface AddressProps {
  readonly preset: ServerPreset;
  readonly address: string;
  readonly onChange: (address: string) => void;
}

function Address({ preset, address, onChange }: AddressProps) {
  const { t } = useText();
  return (
    <Field label={t("settings_address")}>
      <TextInput
        data-testid="base-url"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder={preset.placeholder}
        value={address}
        onChange={onChange}
      />
    </Field>
  );
}

/** Here the key and the button to try again are right above. */
function Failure({ error }: { readonly error: AppError }) {
  const { t } = useText();
  const next =
    error.code === "key_missing" || error.code === "key_unusable" || error.code === "key_rejected"
      ? t(`welcome_${error.code}_next`)
      : error.code === "host_not_allowed"
        ? t("welcome_denied_next")
        : undefined;
  return <ErrorNotice error={error} isFree next={next} />;
}
