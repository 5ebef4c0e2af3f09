import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { PRACTICE_NAME } from "@/utils/core/project";
import type { SetUpPorts } from "@/utils/settings/set-up";
import { SetUpCard } from "./SetUpCard";
import styles from "./WelcomePage.module.css";

interface WelcomePageProps {
  readonly ports: SetUpPorts;
  /** Opens the practice picture in the panel; called in the click's own statement. */
  readonly onTry: () => void;
  /** Opens the panel's page as a tab, for browsers whose panel stays shut. */
  readonly onOpenTab: () => void;
}

/** The page that opens at install: what Redraw does, and the ways to begin. */
export function WelcomePage({ ports, onTry, onOpenTab }: WelcomePageProps) {
  const { t } = useText();
  const [wasOpened, setOpened] = useState(false);
  const open = () => {
    onTry();
    setOpened(true);
  };
  return (
    <main className={styles["page"]}>
      <header className={styles["head"]}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{t("welcome_title")}</h1>
        <p>{t("welcome_lead")}</p>
      </header>
      <img
        className={styles["practice"]}
        src={`/${PRACTICE_NAME}`}
        alt={t("welcome_practice_alt")}
        width="1200"
        height="900"
      />
      <section className={styles["ways"]} aria-labelledby="ways">
        <h2 id="ways">{t("welcome_begin")}</h2>
        <SetUpCard
          ports={ports}
          onTry={open}
          next={
            <Button variant="primary" data-testid="welcome-next" onClick={open}>
              {t("welcome_try")}
            </Button>
          }
        />
        <div className={styles["opened"]} role="status">
          {wasOpened && (
            <>
              <p>{t("welcome_opened")}</p>
              <Button variant="quiet" onClick={onOpenTab}>
                {t("welcome_open_tab")}
              </Button>
            </>
          )}
        </div>
      </section>
    </main>
  );
}
