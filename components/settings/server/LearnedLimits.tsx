import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { type Text, useText } from "@/components/ui/text";
import { formatSize } from "@/utils/core/server/capability-choice";
import {
  hasLearned,
  LEARNED_NUMBERS,
  type LearnedLimits as Learned,
  NOTHING_LEARNED,
} from "@/utils/core/server/learned-limits";
import { followLearned, tryRefusedAgain } from "@/utils/settings/learned-limits";
import { hostOf, type ProfileForm } from "@/utils/settings/profile-form";
import styles from "./ServerForm.module.css";

/** What was refused, one thing a line. */
function linesOf({ fields, sizes, ...limits }: Learned, { t, locale }: Text): readonly string[] {
  const numbers = new Intl.NumberFormat(locale);
  return [
    fields.length > 0 ? t("settings_refused", { fields: fields.join(", ") }) : undefined,
    sizes && t("settings_learned_sizes", { sizes: sizes.map(formatSize).join(", ") }),
    ...LEARNED_NUMBERS.map((name) => {
      const value = limits[name];
      return value && t(`settings_learned_${name}`, { value: numbers.format(value) });
    }),
  ].filter((line) => line !== undefined && line !== 0);
}

/** What the server has refused, which is no longer sent; it can be tried again. */
export function LearnedLimits({ form }: { readonly form: ProfileForm }) {
  const text = useText();
  const [learned, setLearned] = useState(NOTHING_LEARNED);
  const host = hostOf(form.baseUrl) ?? "";
  const model = form.model.trim();
  useEffect(() => followLearned(host, model, setLearned), [host, model]);
  if (!hasLearned(learned)) return null;
  return (
    <div className={styles["refused"]} data-testid="refused">
      {linesOf(learned, text).map((line) => (
        <p key={line} className={styles["note"]}>
          {line}
        </p>
      ))}
      <Button variant="quiet" onClick={() => void tryRefusedAgain(host)}>
        {text.t("settings_refused_again")}
      </Button>
    </div>
  );
}
