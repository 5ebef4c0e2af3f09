import { CornerDownRight, SlidersHorizontal } from "lucide-react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { Panel } from "@/utils/panel/panel";
import { compareBaseOf, parentIdOf } from "@/utils/panel/state/selectors";
import styles from "./AncestorLine.module.css";
import { useAncestors } from "./use-ancestors";
import { useThumb } from "./use-thumb";
import { useTitle } from "./use-title";

/** The edits this picture came out of, nearest first. Each can be opened or compared with. */
export function AncestorLine({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const parentId = useStore(panel.store, parentIdOf);
  const chain = useAncestors(parentId);
  if (chain.length === 0) return null;
  return (
    <nav className={styles["line"]} aria-label={t("results_ancestors")} data-testid="ancestors">
      <CornerDownRight aria-hidden="true" />
      <span className={styles["label"]}>{t("results_ancestors")}</span>
      <div className={styles["chain"]}>
        {chain.map((entry) => (
          <Ancestor key={entry.id} entry={entry} panel={panel} />
        ))}
      </div>
      {chain[0] && <CompareBefore nearest={chain[0]} panel={panel} />}
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
  const title = useTitle()(entry);
  const label = t("results_ancestor", { prompt: title });
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
      <span dir="auto">{title}</span>
    </button>
  );
}

interface CompareBeforeProps {
  readonly nearest: HistoryEntry;
  readonly panel: Panel;
}

/** Compares the open picture with an ancestor. */
function CompareBefore({ nearest, panel }: CompareBeforeProps) {
  const { t } = useText();
  const isOn = useStore(panel.store, (state) => compareBaseOf(state) !== undefined);
  const compare = () => (isOn ? panel.endCompare() : void panel.compareWith(nearest));
  return (
    <IconButton
      label={t("results_ancestor_compare")}
      className={styles["compare"]}
      data-testid="compare-ancestor"
      isPressed={isOn}
      onClick={compare}
    >
      <SlidersHorizontal />
    </IconButton>
  );
}
