import { Copy, SplitSquareHorizontal } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { chosenResult, isOriginalHeld } from "@/utils/panel/state/selectors";
import { ReplaceOnPage, type Said } from "./ReplaceOnPage";
import styles from "./ResultActions.module.css";
import { ResultMenu } from "./ResultMenu";
import { ServersCompared } from "./ServersCompared";
import { useIsAnswered } from "./use-is-answered";

/** For how long a sentence stays, ms. One with a button stays until it is answered. */
const SAID_MS = 5000;

/** What can be done with the chosen result. */
export function ResultActions({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [said, setSaid] = useSaid(panel);
  const result = useStore(panel.store, chosenResult);
  const placed = result?.placed;
  const isLatest = useIsAnswered(panel);
  const say = (text: string) => setSaid({ text });
  return (
    <div className={styles["actions"]}>
      <Button
        variant={isLatest ? "primary" : "plain"}
        className={styles["download"]}
        data-testid="download"
        title={t("results_download")}
        aria-label={t("results_download")}
        disabled={!placed}
        onClick={() => void panel.saveChosen()}
      >
        {t("results_download_word")}
      </Button>
      <Button
        className={styles["main"]}
        data-testid="use-result"
        disabled={!placed}
        onClick={() => void panel.continueFromResult()}
      >
        {t("results_go_on")}
      </Button>
      <Compare panel={panel} isReady={placed !== undefined} />
      {result && (
        <ReplaceOnPage
          panel={panel}
          index={result.index}
          isReady={placed !== undefined}
          say={setSaid}
          className={styles["worded"]}
        />
      )}
      <IconButton
        label={t("results_copy")}
        data-testid="copy"
        disabled={!placed}
        className={styles["worded"]}
        onClick={() => void panel.copyChosen()}
      >
        <Copy />
        <span>{t("results_copy_word")}</span>
      </IconButton>
      <ServersCompared panel={panel} />
      {result && <ResultMenu panel={panel} result={result} say={say} />}
      <SaidBelow said={said} onEnd={() => setSaid(undefined)} />
    </div>
  );
}

/** What is said: also of what was copied, be it by the button, by a key or by its name. */
function useSaid(panel: Panel) {
  const { t } = useText();
  const [said, setSaid] = useState<Said>();
  useEffect(
    () =>
      panel.store.subscribe(({ copied }, before) => {
        if (!copied || copied === before.copied) return;
        setSaid({ text: t(copied.isDone ? "results_copied" : "results_copy_failed") });
      }),
    [panel, t],
  );
  return [said, setSaid] as const;
}

interface CompareProps {
  readonly panel: Panel;
  readonly isReady: boolean;
}

function Compare({ panel, isReady }: CompareProps) {
  const { t } = useText();
  const isHeld = useStore(panel.store, isOriginalHeld);
  return (
    <IconButton
      label={t("results_compare")}
      data-testid="compare"
      isPressed={isHeld}
      disabled={!isReady}
      onPointerDown={() => panel.holdOriginal(true)}
      onPointerUp={() => panel.holdOriginal(false)}
      onPointerLeave={() => panel.holdOriginal(false)}
      onKeyDown={(event) => {
        if (event.key === " " || event.key === "Enter") panel.holdOriginal(true);
      }}
      onKeyUp={() => panel.holdOriginal(false)}
      onBlur={() => panel.holdOriginal(false)}
    >
      <SplitSquareHorizontal />
    </IconButton>
  );
}

interface SaidBelowProps {
  readonly said: Said | undefined;
  readonly onEnd: () => void;
}

/** A word on what was done. It lies over the strip for a while and moves nothing. */
function SaidBelow({ said, onEnd }: SaidBelowProps) {
  const { t } = useText();
  const isPassing = said !== undefined && !said.onAllow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew from every sentence
  useEffect(() => {
    if (!isPassing) return;
    const timer = setTimeout(onEnd, SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div role="status" className={styles["said"]} data-testid="said" hidden={!said}>
      {said?.text}
      {said?.onAllow && (
        <Button
          data-testid="allow-page"
          onClick={() => {
            said.onAllow?.();
            onEnd();
          }}
        >
          {t("results_allow_site")}
        </Button>
      )}
    </div>
  );
}
