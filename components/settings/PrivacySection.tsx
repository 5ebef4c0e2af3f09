import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/Notice";
import { type MessageKey, useText } from "@/components/ui/text";
import { formatBytes } from "@/utils/core/format-bytes";
import { countUnreadableServers } from "@/utils/settings/storage";
import styles from "./PrivacySection.module.css";
import { usePorts } from "./ports/PortsProvider";
import { Section } from "./Section";

const FACTS: readonly { readonly term: MessageKey; readonly fact: MessageKey }[] = [
  { term: "settings_privacy_sent", fact: "settings_privacy_sent_fact" },
  { term: "settings_privacy_pictures", fact: "settings_privacy_pictures_fact" },
  { term: "settings_privacy_keys", fact: "settings_privacy_keys_fact" },
  { term: "settings_privacy_nothing", fact: "settings_privacy_nothing_fact" },
];

interface Stored {
  readonly bytes: number | undefined;
  readonly unreadable: number;
}

/** What is stored where and what is sent. Measured again when `occasion` changes. */
export function PrivacySection({ occasion }: { readonly occasion: unknown }) {
  const { t, locale } = useText();
  const { usedBytes } = usePorts();
  const [stored, setStored] = useState<Stored>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again on every occasion
  useEffect(() => {
    const measure = async () => {
      setStored({ bytes: await usedBytes(), unreadable: await countUnreadableServers() });
    };
    void measure();
  }, [occasion, usedBytes]);
  return (
    <Section title={t("settings_privacy")} lead={t("settings_privacy_lead")}>
      <dl className={styles["facts"]}>
        {FACTS.map(({ term, fact }) => (
          <div key={term}>
            <dt>{t(term)}</dt>
            <dd>{t(fact)}</dd>
          </div>
        ))}
        {stored?.bytes !== undefined && (
          <div>
            <dt>{t("settings_privacy_space")}</dt>
            <dd>{formatBytes(stored.bytes, locale)}</dd>
          </div>
        )}
      </dl>
      {stored && stored.unreadable > 0 && (
        <Notice kind="warn" title={t("settings_broken", { count: stored.unreadable })} />
      )}
    </Section>
  );
}
