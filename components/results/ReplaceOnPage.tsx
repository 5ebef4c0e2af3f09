import { Replace } from "lucide-react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { SwapOutcome } from "@/utils/core/picture/swap-outcome";
import { hostPattern } from "@/utils/core/server/base-url";
import type { Panel } from "@/utils/panel/panel";
import { isOnPage as isShownOnPage } from "@/utils/panel/state/selectors";

/** A message below the results, with an optional button. */
export interface Said {
  readonly text: string;
  readonly onAllow?: () => void;
}

interface ReplaceOnPageProps {
  readonly panel: Panel;
  readonly index: number;
  readonly isReady: boolean;
  readonly say: (said: Said) => void;
  readonly className?: string | undefined;
}

/** Shows a result in place of the image on its page, and back. */
export function ReplaceOnPage({ panel, index, isReady, say, className }: ReplaceOnPageProps) {
  const { t } = useText();
  const hasEdit = useStore(panel.store, ({ run }) => run !== undefined);
  const place = useStore(panel.store, (state) => state.picture?.record.provenance);
  const isOnPage = useStore(panel.store, (state) => isShownOnPage(state, index));
  const { pageUrl, sourceUrl } = place ?? {};
  if (!hasEdit || !pageUrl || !sourceUrl || !URL.canParse(pageUrl)) return null;
  const { host } = new URL(pageUrl);
  const swap = async () => {
    const swapped = await panel.swapOnPage(index);
    if (!swapped.ok) return say({ text: t(`error_${swapped.error.code}`) });
    if (swapped.value) say(sentence(swapped.value.outcome, swapped.value.isBack));
  };
  const allow = async () => {
    if (await panel.services.requestHosts([hostPattern(pageUrl)])) await swap();
  };
  const sentence = (outcome: SwapOutcome, isBack: boolean): Said => {
    if (outcome === "swapped") {
      return { text: t(isBack ? "results_replace_undone" : "results_replaced") };
    }
    if (outcome === "gone") return { text: t("results_replace_gone") };
    if (outcome === "blocked") return { text: t("results_replace_blocked") };
    return { text: t("results_replace_denied", { host }), onAllow: () => void allow() };
  };
  return (
    <IconButton
      label={t(isOnPage ? "results_replace_back" : "results_replace")}
      data-testid="replace-on-page"
      className={className}
      isPressed={isOnPage}
      disabled={!isReady}
      onClick={() => void swap()}
    >
      <Replace />
      <span>{t(isOnPage ? "results_replace_back_word" : "results_replace_word")}</span>
    </IconButton>
  );
}
