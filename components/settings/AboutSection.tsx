import { useState } from "react";
import { useText } from "@/components/ui/text";
import { FEEDBACK_ADDRESS } from "@/utils/core/project";
import styles from "./AboutSection.module.css";
import { NewsList } from "./NewsNotice";
import { usePorts } from "./ports/PortsProvider";
import { Section } from "./Section";

/** Bundled packages by licence. The full texts are loaded on demand. */
const PARTS = [
  { licence: "MIT", names: "React, Zustand, Valibot, fflate, WXT, Vite, Rolldown" },
  { licence: "Apache-2.0", names: "idb-keyval" },
  { licence: "ISC", names: "Lucide" },
  { licence: "MPL-2.0", names: "webextension-polyfill (github.com/mozilla/webextension-polyfill)" },
] as const;

function Licences() {
  const { t } = useText();
  const [text, setText] = useState("");
  async function load(isOpen: boolean) {
    if (isOpen && text === "") setText((await import("./licence-texts")).LICENCE_TEXTS);
  }
  return (
    <details
      className={styles["licences"]}
      onToggle={(event) => void load(event.currentTarget.open)}
    >
      <summary>{t("settings_licence_texts")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles["text"]} lang="en" tabIndex={0}>
        {text}
      </pre>
    </details>
  );
}

/** The version is the first thing to be asked for. */
function feedbackLink(version: string): string {
  return `mailto:${FEEDBACK_ADDRESS}?subject=${encodeURIComponent(`Redraw ${version}`)}`;
}

export function AboutSection() {
  const { t } = useText();
  const { version } = usePorts();
  return (
    <Section title={t("settings_about")}>
      <div className={styles["about"]}>
        <p>{t("settings_version", { version })}</p>
        <p className={styles["lead"]}>
          {t("settings_feedback")} <a href={feedbackLink(version)}>{FEEDBACK_ADDRESS}</a>
        </p>
        <details className={styles["licences"]}>
          <summary>{t("settings_news")}</summary>
          <NewsList />
        </details>
        <p className={styles["lead"]}>{t("settings_about_licence")}</p>
        <dl className={styles["parts"]}>
          {PARTS.map(({ licence, names }) => (
            <div key={licence}>
              <dt>{licence}</dt>
              <dd>{names}</dd>
            </div>
          ))}
        </dl>
        <Licences />
      </div>
    </Section>
  );
}
