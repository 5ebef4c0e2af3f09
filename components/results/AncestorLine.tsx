import { CornerDownRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Panel } from "@/components/app/panel";
import { useThumb } from "@/components/history/use-thumb";
import { useText } from "@/components/ui/text";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { ancestorsOf } from "@/utils/core/history/tree";
import { readEntry } from "@/utils/store/history";
import styles from "./AncestorLine.module.css";

/** More would not be looked at; the history has them all. */
const MOST = 20;

/** The edits this picture came out of, nearest first. Each can be opened. */
export function AncestorLine({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const parentId = useStore(panel.store, (state) => state.parentId);
  const chain = useAncestors(parentId);
  if (chain.length === 0) return null;
  return (
    <nav className={styles["line"]} aria-label={t("results_ancestors")} data-testid="ancestors">
      <CornerDownRight aria-hidden="true" />
      <span className={styles["label"]}>{t("results_ancestors")}</span>
      {chain.map((entry) => (
        <Ancestor key={entry.id} entry={entry} panel={panel} />
      ))}
    </nav>
  );
}

interface AncestorProps {
  readonly entry: HistoryEntry;
  readonly panel: Panel;
}

function Ancestor({ entry, panel }: AncestorProps) {
  const { t } = useText();
  const thumb = useThumb(entry, panel.services);
  const label = t("results_ancestor", { prompt: entry.prompt });
  return (
    <button
      type="button"
      className={styles["ancestor"]}
      data-testid="ancestor"
      data-edit={entry.id}
      aria-label={label}
      title={label}
      onClick={() => void panel.openEdit(entry.id)}
    >
      {thumb && <img src={thumb} alt="" />}
      <span>{entry.prompt}</span>
    </button>
  );
}

function useAncestors(parentId: string | undefined): readonly HistoryEntry[] {
  const [chain, setChain] = useState<readonly HistoryEntry[]>([]);
  useEffect(() => {
    let isGone = false;
    void readChain(parentId).then((read) => {
      if (!isGone) setChain(read);
    });
    return () => {
      isGone = true;
    };
  }, [parentId]);
  return chain;
}

/** Up to the first one that was deleted. */
async function readChain(parentId: string | undefined): Promise<readonly HistoryEntry[]> {
  const found = new Map<string, HistoryEntry>();
  let id = parentId;
  while (id !== undefined && !found.has(id) && found.size < MOST) {
    const entry = await readEntry(id);
    if (!entry.ok || !entry.value || entry.value.deletedAt !== undefined) break;
    found.set(id, entry.value);
    id = entry.value.parentId;
  }
  return ancestorsOf(parentId, (one) => found.get(one));
}
