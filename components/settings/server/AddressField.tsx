import { Chip } from "@/components/ui/Chip";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { type Text, useText } from "@/components/ui/text";
import { endpointUrl, isReadableOnTheWay } from "@/utils/core/server/base-url";
import { presetOf, SERVER_PRESETS, type ServerPreset } from "@/utils/core/server/presets";
import { parseTypedAddress } from "@/utils/core/server/typed-address";
import { moveTo } from "@/utils/settings/profile-form";
import { fillForm, isMoreThanAddress, readPasted } from "@/utils/settings/read-pasted";
import type { FormFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

/** The kind of server an address belongs to. */
function presetFor(address: string): ServerPreset | undefined {
  const parsed = parseTypedAddress(address);
  const id = presetOf(parsed.ok ? parsed.value : "");
  return SERVER_PRESETS.find((preset) => preset.id === id);
}

/** The servers offered by name, and what the chosen one needs before it works. */
function Presets({ form, change }: Omit<FormFieldProps, "errors">) {
  const { t } = useText();
  const chosen = presetFor(form.baseUrl);
  return (
    <>
      <fieldset className={styles["presets"]} aria-label={t("settings_presets")}>
        {SERVER_PRESETS.map((preset) => (
          <Chip
            key={preset.id}
            isSelected={preset === chosen}
            onClick={() => {
              if (preset !== chosen) change(moveTo(form, preset.baseUrl));
            }}
          >
            {t(preset.name)}
          </Chip>
        ))}
      </fieldset>
      {chosen && <p className={styles["needs"]}>{t(chosen.needs)}</p>}
    </>
  );
}

/** Where requests go, and whether others can read them on the way. */
function hintOf(baseUrl: string, t: Text["t"]): string {
  const where = t("settings_address_hint", { url: endpointUrl(baseUrl, "/images/edits") });
  return isReadableOnTheWay(baseUrl) ? `${where} ${t("settings_plain_hint")}` : where;
}

export interface AddressFieldProps extends FormFieldProps {
  /** An empty address is an error only after an attempt to save. */
  readonly wasTried: boolean;
}

/** The server's address, validated while it is typed. */
export function AddressField({ form, errors, change, wasTried }: AddressFieldProps) {
  const { t } = useText();
  const error = wasTried || form.baseUrl.trim() !== "" ? errors.baseUrl : undefined;
  const parsed = parseTypedAddress(form.baseUrl);
  return (
    <div className={styles["stack"]}>
      <Field
        label={t("settings_address")}
        hint={parsed.ok ? hintOf(parsed.value, t) : undefined}
        error={
          error && `${t(`error_${error.code}`, error.params)} ${t(`error_${error.code}_next`)}`
        }
      >
        <TextInput
          name="address"
          data-testid="base-url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          value={form.baseUrl}
          onChange={(baseUrl) => change(moveTo(form, baseUrl))}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            const found = isMoreThanAddress(pasted) ? readPasted(pasted) : undefined;
            if (!found) return;
            // A link or command with a key in it fills the whole form, which is still to be saved.
            event.preventDefault();
            change(fillForm(form, found));
          }}
        />
      </Field>
      <Presets form={form} change={change} />
    </div>
  );
}
