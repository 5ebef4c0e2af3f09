import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { compareWith } from "@/utils/panel/show/compare";
import styles from "./CompareSplit.module.css";
import { useAncestors } from "./use-ancestors";

/** Label of what is compared with; a select where the picture has ancestors. */
export function BaseChoice({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const parentId = useStore(panel.store, (state) => state.parentId);
  const base = useStore(panel.store, (state) => state.compareBase?.editId ?? "");
  const hasResult = useStore(panel.store, ({ results, chosen }) => !!results[chosen]?.bitmap);
  const chain = useAncestors(parentId);
  if (chain.length === 0) return <span className={styles["left"]}>{t("results_original")}</span>;
  const choose = (editId: string) =>
    void compareWith(
      panel,
      chain.find(({ id }) => id === editId),
    );
  return (
    <select
      className={styles["left"]}
      data-testid="compare-base"
      aria-label={t("results_compare_base")}
      value={base}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {hasResult && <option value="">{t("results_original")}</option>}
      {chain.map(({ id, prompt }) => (
        <option key={id} value={id}>
          {t("results_before", { prompt })}
        </option>
      ))}
    </select>
  );
}
