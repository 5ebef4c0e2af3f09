import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { chosenResult, compareBaseOf, parentIdOf } from "@/utils/panel/state/selectors";
import styles from "./CompareSplit.module.css";
import { useAncestors } from "./use-ancestors";
import { useTitle } from "./use-title";

/** Label of what is compared with; a select where the picture has ancestors. */
export function BaseChoice({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const title = useTitle();
  const parentId = useStore(panel.store, parentIdOf);
  const base = useStore(panel.store, (state) => compareBaseOf(state)?.editId ?? "");
  const hasResult = useStore(panel.store, (state) => !!chosenResult(state)?.bitmap);
  const chain = useAncestors(parentId);
  const isResult = useStore(panel.store, (state) => compareBaseOf(state)?.position !== undefined);
  if (isResult) return <span className={styles["left"]}>{t("results_other")}</span>;
  if (chain.length === 0) return <span className={styles["left"]}>{t("results_original")}</span>;
  const choose = (editId: string) => void panel.compareWith(chain.find(({ id }) => id === editId));
  return (
    <select
      className={styles["left"]}
      data-testid="compare-base"
      aria-label={t("results_compare_base")}
      value={base}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {hasResult && <option value="">{t("results_original")}</option>}
      {chain.map((entry) => (
        <option key={entry.id} value={entry.id}>
          {t("results_before", { prompt: title(entry) })}
        </option>
      ))}
    </select>
  );
}
