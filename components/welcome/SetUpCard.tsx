import { ChevronDown, Eraser, HelpCircle, KeyRound } from "lucide-react";
import { type ComponentType, type ReactNode, useId, useState } from "react";
import { useText } from "@/components/ui/text";
import type { SetUpPorts } from "@/utils/settings/set-up";
import { KeyForm } from "./KeyForm";
import styles from "./SetUpCard.module.css";
import { WhatIsAKey } from "./WhatIsAKey";

type Part = "key" | "what";

export interface SetUpCardProps {
  readonly ports: SetUpPorts;
  /** Opens the practice picture; called in the click's own statement. */
  readonly onTry?: () => void;
  /** A server is being tried. */
  readonly onConnect?: () => void;
  /** What comes after a server is connected. */
  readonly next: ReactNode;
  /** A key is what is asked for: the form is there at once. */
  readonly wantsKey?: boolean;
}

/** The ways to begin: try things without a key, enter one, or learn what it is. */
export function SetUpCard({ ports, onTry, onConnect, next, wantsKey }: SetUpCardProps) {
  const { t } = useText();
  const [open, setOpen] = useState<Part>();
  const form = <KeyForm ports={ports} next={next} onConnect={onConnect} />;
  const toggle = (part: Part) => setOpen(open === part ? undefined : part);
  return (
    <div className={styles["card"]}>
      {onTry && (
        <button
          type="button"
          className={styles["way"]}
          data-testid="welcome-try"
          data-chief="true"
          onClick={onTry}
        >
          <Eraser aria-hidden="true" />
          <span className={styles["name"]}>{t("welcome_try")}</span>
          <span className={styles["text"]}>{t("welcome_try_text")}</span>
        </button>
      )}
      {wantsKey ? (
        form
      ) : (
        <Way
          id="welcome-key"
          icon={KeyRound}
          name={t("welcome_key")}
          text={t("welcome_key_text")}
          isOpen={open === "key"}
          onToggle={() => toggle("key")}
        >
          {form}
        </Way>
      )}
      <Way
        id="welcome-what"
        icon={HelpCircle}
        name={t("welcome_what")}
        text={t("welcome_what_text")}
        isOpen={open === "what"}
        onToggle={() => toggle("what")}
      >
        <WhatIsAKey />
      </Way>
    </div>
  );
}

interface WayProps {
  /** Its stable hook. */
  readonly id: string;
  readonly icon: ComponentType<{ "aria-hidden": "true" }>;
  readonly name: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A way that opens in place. */
function Way({ id, icon: Icon, name, text, isOpen, onToggle, children }: WayProps) {
  const bodyId = useId();
  return (
    <div className={styles["folding"]} data-open={isOpen}>
      <button
        type="button"
        className={styles["way"]}
        data-testid={id}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={onToggle}
      >
        <Icon aria-hidden="true" />
        <span className={styles["name"]}>{name}</span>
        <span className={styles["text"]}>{text}</span>
        <ChevronDown className={styles["arrow"]} aria-hidden="true" />
      </button>
      <div id={bodyId} hidden={!isOpen} className={styles["body"]}>
        {isOpen && children}
      </div>
    </div>
  );
}
