import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./WindowBar.module.css";

/** Says that the painted parts lie far apart, and lets them be sent one by one. */
export function PartsLine({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isSeparate = useStore(panel.store, (state) => state.isSeparate);
  const count = useStore(panel.store, (state) => state.planned?.parts?.length);
  const hasResults = useStore(panel.store, (state) => state.results.length > 0);
  if (!count || hasResults) return null;
  return (
    <div className={styles["bar"]} data-testid="parts">
      <div className={styles["line"]}>
        <p className={styles["text"]} role="status">
          {isSeparate ? t("parts_separate", { count }) : t("parts_far")}
        </p>
        <Button
          data-testid="send-separately"
          aria-pressed={isSeparate}
          onClick={() => panel.store.setState({ isSeparate: !isSeparate })}
        >
          {t(isSeparate ? "parts_together_do" : "parts_separate_do")}
        </Button>
      </div>
    </div>
  );
}
