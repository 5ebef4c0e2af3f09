import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import type { Capability } from "@/utils/core/capability";
import { OPTIONAL_FIELDS, type OptionalField } from "@/utils/core/option-fields";
import { capabilityOf, maskWayOf } from "@/utils/core/server/capability-choice";
import type { FormFieldProps } from "./field-props";
import { LearnedLimits } from "./LearnedLimits";
import { NumberField } from "./NumberField";
import styles from "./ServerForm.module.css";
import { SizesField } from "./SizesField";

const BYTES_PER_MB = 1_000_000;

type Changes = { readonly [K in keyof Capability]?: Capability[K] | undefined };

interface PartProps {
  /** By the model's name. */
  readonly usual: Capability;
  /** What the person has set. */
  readonly own: Partial<Capability>;
  readonly set: (changes: Changes) => void;
}

/** A limit of 4 MB means less than 4 MB. */
function bytesUnder(megabytes: number | undefined): number | undefined {
  return megabytes === undefined ? undefined : megabytes * BYTES_PER_MB - 1;
}

function megabytesOf(bytes: number): number {
  return Math.round((bytes + 1) / BYTES_PER_MB);
}

function Limits({ usual, own, set }: PartProps) {
  const { t } = useText();
  const { imageByteLimit } = own;
  return (
    <div className={styles["choices"]}>
      <NumberField
        label={t("settings_limit_count")}
        value={own.maxCount}
        usual={usual.maxCount}
        least={1}
        most={10}
        onChange={(maxCount) => set({ maxCount })}
      />
      <NumberField
        label={t("settings_limit_per_request")}
        hint={t("settings_limit_per_request_hint")}
        value={own.perRequest}
        usual={usual.maxCount}
        least={1}
        most={10}
        onChange={(perRequest) => set({ perRequest })}
      />
      <NumberField
        label={t("settings_limit_images")}
        value={own.maxImages}
        usual={usual.maxImages}
        least={1}
        most={16}
        onChange={(maxImages) => set({ maxImages })}
      />
      <NumberField
        label={t("settings_limit_prompt")}
        value={own.promptLimit}
        usual={usual.promptLimit}
        least={1}
        most={1_000_000}
        onChange={(promptLimit) => set({ promptLimit })}
      />
      <NumberField
        label={t("settings_limit_bytes")}
        value={imageByteLimit === undefined ? undefined : megabytesOf(imageByteLimit)}
        usual={megabytesOf(usual.imageByteLimit)}
        least={1}
        most={200}
        onChange={(megabytes) => set({ imageByteLimit: bytesUnder(megabytes) })}
      />
    </div>
  );
}

function PaintedArea({ usual, own, set }: PartProps) {
  const { t } = useText();
  const names = {
    mask: t("settings_area_mask"),
    mask_image: t("settings_area_mask_image"),
    markup: t("settings_area_markup"),
    none: t("settings_area_none"),
  };
  const change = (way: string) =>
    set({ maskWays: way === "" ? undefined : [way as Capability["maskWays"][number]] });
  return (
    <Field label={t("settings_area")} hint={t("settings_area_hint")}>
      <Select value={own.maskWays?.[0] ?? ""} onChange={change}>
        <option value="">{t("settings_by_name", { value: names[maskWayOf(usual)] })}</option>
        {Object.entries(names).map(([way, name]) => (
          <option key={way} value={way}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function KnownFields({ usual, own, set }: PartProps) {
  const { t } = useText();
  const known = own.fields ?? usual.fields;
  function toggle(field: OptionalField, isKnown: boolean) {
    const fields = OPTIONAL_FIELDS.filter((one) => (one === field ? isKnown : known.includes(one)));
    const isUsual = OPTIONAL_FIELDS.every(
      (one) => fields.includes(one) === usual.fields.includes(one),
    );
    set({ fields: isUsual ? undefined : fields });
  }
  return (
    <fieldset>
      <legend className={styles["legend"]}>{t("settings_fields")}</legend>
      <div className={styles["choices"]}>
        {OPTIONAL_FIELDS.map((field) => (
          <Checkbox
            key={field}
            label={field}
            isChecked={known.includes(field)}
            onChange={(isKnown) => toggle(field, isKnown)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function without(own: Partial<Capability>, changes: Changes): Partial<Capability> {
  const all = Object.entries({ ...own, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/**
 * What the model takes: known from its name, and changed here where a server is
 * different. Whatever is left empty goes on following the name.
 */
export function CapabilityFields({ form, change }: FormFieldProps) {
  const { t } = useText();
  const [version, setVersion] = useState(0);
  const own = form.capability;
  const isChanged = Object.keys(own).length > 0;
  const { model, baseUrl, dialect } = form;
  const usual = capabilityOf({ model, baseUrl, dialect });
  const set = (changes: Changes) => change({ capability: without(own, changes) });
  function reset() {
    change({ capability: {} });
    setVersion(version + 1);
  }
  const part = { usual, own, set };
  return (
    <details className={styles["advanced"]} data-testid="capability">
      <summary>
        {t("settings_takes")}
        {isChanged && <span className={styles["badge"]}>{t("settings_takes_changed")}</span>}
      </summary>
      <div className={styles["more"]} key={version}>
        <p className={styles["note"]}>{t("settings_takes_lead")}</p>
        <SizesField value={own.sizes} usual={usual.sizes} onChange={(sizes) => set({ sizes })} />
        <Limits {...part} />
        <PaintedArea {...part} />
        <KnownFields {...part} />
        <LearnedLimits form={form} />
        {isChanged && (
          <div>
            <Button variant="quiet" onClick={reset}>
              {t("settings_takes_reset")}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}
