import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/Notice";
import { type MessageKey, useText } from "@/components/ui/text";
import { countBrokenProfiles } from "@/utils/store/profiles";
import styles from "./PrivacySection.module.css";
import { Section } from "./Section";

const FACTS: readonly { readonly term: MessageKey; readonly fact: MessageKey }[] = [
  { term: "settings_privacy_sent", fact: "settings_privacy_sent_fact" },
  { term: "settings_privacy_pictures", fact: "settings_privacy_pictures_fact" },
  { term: "settings_privacy_keys", fact: "settings_privacy_keys_fact" },
  { term: "settings_privacy_nothing", fact: "settings_privacy_nothing_fact" },
];

interface Kept {
  readonly bytes: number | undefined;
  readonly broken: number;
}

async function measure(): Promise<Kept> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return { bytes: estimate?.usage, broken: await countBrokenProfiles() };
}

function formatBytes(bytes: number, locale: string): string {
  const unit = bytes < 1_000_000_000 ? "megabyte" : "gigabyte";
  const value = bytes / (unit === "megabyte" ? 1e6 : 1e9);
  const options = { style: "unit", unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(value);
}

/** What is kept where, and what leaves the machine. `occasion` is anything that may have changed it. */
export function PrivacySection({ occasion }: { readonly occasion: unknown }) {
  const { t, locale } = useText();
  const [kept, setKept] = useState<Kept>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again on every occasion
  useEffect(() => void measure().then(setKept), [occasion]);
  return (
    <Section title={t("settings_privacy")} lead={t("settings_privacy_lead")}>
      <dl className={styles["facts"]}>
        {FACTS.map(({ term, fact }) => (
          <div key={term}>
            <dt>{t(term)}</dt>
            <dd>{t(fact)}</dd>
          </div>
        ))}
        {kept?.bytes !== undefined && (
          <div>
            <dt>{t("settings_privacy_space")}</dt>
            <dd>{formatBytes(kept.bytes, locale)}</dd>
          </div>
        )}
      </dl>
      {kept && kept.broken > 0 && (
        <Notice kind="warn" title={t("settings_broken", { count: kept.broken })} />
      )}
    </Section>
  );
}
