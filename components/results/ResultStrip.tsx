import { type KeyboardEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { PictureTile } from "@/components/results/PictureTile";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { chosenPosition, resultsOf } from "@/utils/panel/state/selectors";
import { AncestorLine } from "./AncestorLine";
import { ResultActions } from "./ResultActions";
import styles from "./ResultStrip.module.css";

/** The results, the original first; arrow keys go along them. */
export function ResultStrip({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const picture = useStore(panel.store, (state) => state.picture);
  const results = useStore(panel.store, resultsOf);
  const chosen = useStore(panel.store, chosenPosition);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-index="${chosen}"]`)
      ?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  if (results.length === 0) {
    return (
      <div className={styles["before"]}>
        <AncestorLine panel={panel} />
      </div>
    );
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = chosen + (step ?? 0);
    if (step === undefined || next < -1 || next >= results.length) return;
    event.preventDefault();
    event.stopPropagation();
    panel.choose(next);
    list.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  };
  return (
    <div className={styles["results"]}>
      <AncestorLine panel={panel} />
      <div
        ref={list}
        role="listbox"
        aria-label={t("results_label")}
        aria-orientation="horizontal"
        className={styles["strip"]}
        onKeyDown={move}
      >
        <PictureTile
          index={-1}
          label={t("results_original")}
          bitmap={picture?.bitmap}
          isChosen={chosen === -1}
          onChoose={panel.choose}
        />
        <ResultTiles panel={panel} />
      </div>
      <ResultActions panel={panel} />
    </div>
  );
}

function ResultTiles({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const results = useStore(panel.store, resultsOf);
  const chosen = useStore(panel.store, chosenPosition);
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  return results.map(({ bitmap, isSketch, error }, index) => (
    <PictureTile
      // biome-ignore lint/suspicious/noArrayIndexKey: a result's place is its identity
      key={index}
      index={index}
      label={t("results_result", { number: index + 1 })}
      bitmap={bitmap}
      isSketch={isSketch}
      error={error}
      isChosen={chosen === index}
      onChoose={panel.choose}
      testId="result"
      edit={edit}
    />
  ));
}
