import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Spinner } from "@/components/ui/Spinner";
import { useText } from "@/components/ui/text";
import { useObjectUrl } from "@/components/ui/use-object-url";
import { formatDuration } from "@/utils/core/format-duration";
import { stateChoiceOf } from "@/utils/core/history/filter";
import type { Panel } from "@/utils/panel/panel";
import { type ComparedResult, comparedIds } from "@/utils/panel/show/comparison";
import type { PanelState } from "@/utils/panel/state/panel-state";
import styles from "./CompareServers.module.css";

interface CompareServersProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

/** The same window by several servers, side by side; keys 1 to 9 choose. */
export function CompareServers({ panel, onClose }: CompareServersProps) {
  const { t } = useText();
  const results = useComparison(panel);
  const running = useStore(panel.store, countRunning);
  const choose = useCallback(
    ({ edit, position }: ComparedResult) => {
      void panel.chooseIn(edit.id, position);
      onClose();
    },
    [panel, onClose],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const result = /^[1-9]$/.test(event.key) ? results?.[Number(event.key) - 1] : undefined;
      if (!result || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      choose(result);
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [results, choose]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("servers_compare")}
      data-testid="servers-compared"
      actions={<Button onClick={onClose}>{t("queue_close")}</Button>}
    >
      {results === undefined && <Spinner />}
      <p role="status">{running > 0 && t("queue_running", { count: running })}</p>
      <div className={styles["grid"]}>
        {results?.map((result, at) => (
          <Compared
            key={`${result.edit.id} ${result.position}`}
            panel={panel}
            result={result}
            number={at + 1}
            onChoose={() => choose(result)}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** What has come so far; read again with each further result. */
function useComparison(panel: Panel): readonly ComparedResult[] | undefined {
  const [results, setResults] = useState<readonly ComparedResult[]>();
  const strip = useStore(panel.store, (state) => state.strip);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the strip that has changed is the occasion
  useEffect(() => {
    let isCurrent = true;
    void panel.readComparison().then((read) => isCurrent && setResults(read));
    return () => {
      isCurrent = false;
    };
  }, [panel, strip]);
  return results;
}

function countRunning(state: PanelState): number {
  const ids = new Set(comparedIds(state));
  return state.strip.filter((one) => ids.has(one.id) && stateChoiceOf(one) === "running").length;
}

interface ComparedProps {
  readonly panel: Panel;
  readonly result: ComparedResult;
  readonly number: number;
  readonly onChoose: () => void;
}

function Compared({ panel, result, number, onChoose }: ComparedProps) {
  const { t } = useText();
  const { edit, part } = result;
  const read = useCallback(async () => part, [part]);
  const url = useObjectUrl(read);
  const facts = useFacts(result);
  const name = [edit.profileName, edit.model].filter(Boolean).join(" · ");
  return (
    <figure className={styles["result"]} data-testid="compared-result" data-edit={edit.id}>
      <button
        type="button"
        aria-label={t("servers_choose_this", { number, name })}
        onClick={onChoose}
      >
        {url && <img src={url} alt="" />}
        <span aria-hidden="true">{number}</span>
      </button>
      <figcaption>
        <strong>{name}</strong>
        <span>{facts}</span>
        <Button
          variant="quiet"
          data-testid="use-server"
          onClick={() => void panel.takeTarget({ profileId: edit.profileId, model: edit.model })}
        >
          {t("servers_use")}
        </Button>
      </figcaption>
    </figure>
  );
}

/** Time, tokens as the server tells them, and how much changed that should have stayed. */
function useFacts({ edit, drift }: ComparedResult): string {
  const { t, locale } = useText();
  const { sentAt, endedAt, usage } = edit;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const isTimed = sentAt !== undefined && endedAt !== undefined;
  const tokens = usage?.totalTokens;
  return [
    isTimed ? formatDuration(endedAt - sentAt) : "",
    tokens === undefined ? "" : t("prompt_tokens", { count: numbers.format(tokens) }),
    drift === undefined ? "" : t("servers_drift", { drift: numbers.format(drift) }),
  ]
    .filter((fact) => fact !== "")
    .join(" · ");
}
