import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { NoteLine } from "@/components/ui/NoteLine";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { resultsOf } from "@/utils/panel/state/selectors";

/** Says that the painted parts lie far apart, and lets a person send each by itself. */
export function PartsLine({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const parts = useStore(panel.store, (state) => state.sending.planned?.parts);
  const hasResults = useStore(panel.store, (state) => resultsOf(state).length > 0);
  if (!parts || hasResults) return null;
  const { isSeparate, areas } = parts;
  return (
    <NoteLine
      data-testid="parts"
      action={
        <Button
          data-testid="send-separately"
          aria-pressed={isSeparate}
          onClick={() => panel.setSeparate(!isSeparate)}
        >
          {t(isSeparate ? "parts_together_do" : "parts_separate_do")}
        </Button>
      }
    >
      {isSeparate ? t("parts_separate", { count: areas.length }) : t("parts_far")}
    </NoteLine>
  );
}
