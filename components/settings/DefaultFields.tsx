import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { type MessageKey, useText } from "@/components/ui/text";
import { capabilityOf, formatSize, sizesOf } from "@/utils/core/capability-choice";
import type { EditOptions } from "@/utils/core/edit";
import type { DraftFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

/** Names of the usual levels; a server's own ones are shown as they are. */
const QUALITY_NAMES: Readonly<Record<string, MessageKey>> = {
  auto: "settings_quality_auto",
  low: "settings_quality_low",
  medium: "settings_quality_medium",
  high: "settings_quality_high",
  xhigh: "settings_quality_xhigh",
  max: "settings_quality_max",
};

/** The choices of the model, and what is set although the model does not list it. */
function withCurrent(choices: readonly string[], current: string | undefined): readonly string[] {
  return current === undefined || choices.includes(current) ? choices : [...choices, current];
}

function withoutQuality({ quality: _quality, ...options }: EditOptions): EditOptions {
  return options;
}

/** What a new edit on this server starts with. */
export function DefaultFields({ draft, change }: DraftFieldProps) {
  const { t } = useText();
  const { options } = draft;
  const capability = capabilityOf(draft);
  const counts = Array.from({ length: capability.maxCount }, (_, index) => String(index + 1));
  const sizes = withCurrent(["auto", ...sizesOf(capability).map(formatSize)], options.size);
  const qualities = withCurrent(capability.qualities, options.quality);
  const set = (changes: Partial<EditOptions>) => change({ options: { ...options, ...changes } });
  const setQuality = (quality: string) =>
    quality === "" ? change({ options: withoutQuality(options) }) : set({ quality });
  return (
    <fieldset className={styles["defaults"]}>
      <legend className={styles["legend"]}>{t("settings_defaults")}</legend>
      <div className={styles["choices"]}>
        {" "}
        <Field label={t("settings_count")}>
          <Select value={String(options.count)} onChange={(count) => set({ count: Number(count) })}>
            {withCurrent(counts, String(options.count)).map((count) => (
              <option key={count}>{count}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("settings_size")}>
          <Select value={options.size} onChange={(size) => set({ size })}>
            {sizes.map((size) => (
              <option key={size} value={size}>
                {size === "auto" ? t("settings_size_auto") : size.replace("x", " × ")}
              </option>
            ))}
          </Select>
        </Field>
        {qualities.length > 0 && (
          <Field label={t("settings_quality")}>
            <Select value={options.quality ?? ""} onChange={setQuality}>
              <option value="">{t("settings_server_choice")}</option>
              {qualities.map((quality) => (
                <option key={quality} value={quality}>
                  {QUALITY_NAMES[quality] ? t(QUALITY_NAMES[quality]) : quality}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>{" "}
    </fieldset>
  );
}
