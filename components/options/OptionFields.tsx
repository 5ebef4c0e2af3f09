import { Checkbox } from "@/components/ui/Checkbox";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { Capability } from "@/utils/core/capability";
import type { EditOptions } from "@/utils/core/edit/edit";
import type { OptionChanges } from "@/utils/core/edit/edit-options";
import { ChoiceField } from "./ChoiceField";
import { ExtraFields } from "./ExtraFields";
import styles from "./OptionFields.module.css";

/** Values of the endpoint's document; a server's own ones can be typed as extra fields. */
const TRANSPARENT = "transparent";
const BACKGROUNDS = ["auto", "opaque", TRANSPARENT];
const FORMATS = ["png", "jpeg", "webp"];
const FIDELITIES = ["low", "high"];
const MODERATIONS = ["auto", "low"];
const PREVIEWS = [0, 1, 2, 3];
const USUAL_PREVIEWS = 2;

export interface OptionFieldsProps {
  readonly capability: Capability;
  readonly options: EditOptions;
  readonly onChange: (changes: OptionChanges) => void;
  /** What is sent as `user` if nothing is typed. */
  readonly usualUser?: string;
}

/** Everything beyond number and size that the model takes; empty is the server's own choice. */
export function OptionFields(props: OptionFieldsProps) {
  const { capability, options, onChange } = props;
  const { t } = useText();
  const has = (field: Capability["fields"][number]) => capability.fields.includes(field);
  return (
    <div className={styles["fields"]}>
      <div className={styles["choices"]}>
        {capability.qualities.length > 0 && has("quality") && (
          <ChoiceField
            label={t("settings_quality")}
            choices={capability.qualities}
            value={options.quality}
            onChange={(quality) => onChange({ quality })}
            testId="quality"
          />
        )}
        {has("background") && (
          <ChoiceField
            label={t("prompt_background")}
            choices={BACKGROUNDS}
            value={options.background}
            onChange={(background) => onChange({ background, ...formatFor(options, background) })}
          />
        )}
        {has("output_format") && <FormatFields {...props} />}
        {has("input_fidelity") && (
          <ChoiceField
            label={t("prompt_fidelity")}
            choices={FIDELITIES}
            value={options.inputFidelity}
            onChange={(inputFidelity) => onChange({ inputFidelity })}
          />
        )}
        {has("moderation") && (
          <ChoiceField
            label={t("prompt_moderation")}
            choices={MODERATIONS}
            value={options.moderation}
            onChange={(moderation) => onChange({ moderation })}
          />
        )}
      </div>
      {has("stream") && <StreamFields {...props} />}
      {has("user") && <UserField {...props} />}
      <ExtraFields extra={options.extra} onChange={(extra) => onChange({ extra })} />
    </div>
  );
}

/** A JPEG cannot be transparent: what was chosen last counts. */
function formatFor({ outputFormat }: EditOptions, background: string | undefined): OptionChanges {
  const isEither = background === TRANSPARENT && outputFormat === "jpeg";
  return isEither ? { outputFormat: undefined, outputCompression: undefined } : {};
}

function FormatFields({ capability, options, onChange }: OptionFieldsProps) {
  const { t } = useText();
  const { outputFormat } = options;
  const isLossy = outputFormat === "jpeg" || outputFormat === "webp";
  return (
    <>
      <ChoiceField
        label={t("prompt_format")}
        choices={FORMATS}
        value={outputFormat}
        onChange={(format) =>
          onChange({
            outputFormat: format,
            outputCompression: undefined,
            ...(format === "jpeg" && options.background === TRANSPARENT
              ? { background: undefined }
              : {}),
          })
        }
      />
      {isLossy && capability.fields.includes("output_compression") && (
        <Field label={t("prompt_compression")}>
          <TextInput
            type="number"
            min={0}
            max={100}
            placeholder="100"
            value={options.outputCompression ?? ""}
            onChange={(text) => onChange({ outputCompression: readPercent(text) })}
          />
        </Field>
      )}
    </>
  );
}

function readPercent(text: string): number | undefined {
  return text.trim() === "" ? undefined : Math.min(100, Math.max(0, Math.round(Number(text))));
}

function StreamFields({ capability, options, onChange }: OptionFieldsProps) {
  const { t } = useText();
  const isStreamed = options.stream === true;
  const hasPreviews = capability.fields.includes("partial_images");
  const toggle = (isWanted: boolean) =>
    onChange({
      stream: isWanted || undefined,
      partialImages: isWanted && hasPreviews ? USUAL_PREVIEWS : undefined,
    });
  return (
    <>
      <Checkbox
        data-testid="stream"
        label={t("prompt_stream")}
        hint={t("prompt_stream_hint")}
        isChecked={isStreamed}
        onChange={toggle}
      />
      {isStreamed && hasPreviews && (
        <Field label={t("prompt_previews")}>
          <Select
            value={String(options.partialImages ?? 0)}
            onChange={(count) => onChange({ partialImages: Number(count) })}
          >
            {PREVIEWS.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

function UserField({ options, onChange, usualUser }: OptionFieldsProps) {
  const { t } = useText();
  return (
    <Field label={t("settings_user")}>
      <TextInput
        autoComplete="off"
        placeholder={usualUser}
        value={options.user ?? ""}
        onChange={(user) => onChange({ user: user === "" ? undefined : user })}
      />
    </Field>
  );
}
