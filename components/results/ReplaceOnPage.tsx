import { Replace } from "lucide-react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { hostPattern } from "@/utils/core/server/base-url";
import { request } from "@/utils/messages/client";
import type { Replies } from "@/utils/messages/protocol";
import type { Panel } from "@/utils/panel/panel";

/** What is said below the results, and the button that may go with it. */
export interface Said {
  readonly text: string;
  readonly onAllow?: () => void;
}

type Outcome = Replies["swap-on-page"];

interface ReplaceOnPageProps {
  readonly panel: Panel;
  readonly index: number;
  readonly isReady: boolean;
  readonly say: (said: Said) => void;
}

/** Puts a result in the place of the image on the page it was taken from, and back. */
export function ReplaceOnPage({ panel, index, isReady, say }: ReplaceOnPageProps) {
  const { t } = useText();
  const editId = useStore(panel.store, (state) => state.edit?.id);
  const place = useStore(panel.store, (state) => state.picture?.record.provenance);
  const isSwapped = useStore(panel.store, ({ swapped }) => swapped === `${editId} ${index}`);
  const { pageUrl, sourceUrl } = place ?? {};
  if (!editId || !pageUrl || !sourceUrl || !URL.canParse(pageUrl)) return null;
  const { host } = new URL(pageUrl);
  const swap = async () => {
    const { windowId } = panel.services;
    const isBack = isSwapped;
    const sent = await request({ type: "swap-on-page", windowId, editId, index, isBack });
    if (!sent.ok) return say({ text: t(`error_${sent.error.code}`) });
    if (sent.value === "swapped") {
      panel.store.setState({ swapped: isBack ? undefined : `${editId} ${index}` });
    }
    say(sentence(sent.value, isBack));
  };
  const allow = async () => {
    if (await panel.services.requestHosts([hostPattern(pageUrl)])) await swap();
  };
  const sentence = (outcome: Outcome, isBack: boolean): Said => {
    if (outcome === "swapped") {
      return { text: t(isBack ? "results_replace_undone" : "results_replaced") };
    }
    if (outcome === "gone") return { text: t("results_replace_gone") };
    if (outcome === "blocked") return { text: t("results_replace_blocked") };
    return { text: t("results_replace_denied", { host }), onAllow: () => void allow() };
  };
  return (
    <IconButton
      label={t(isSwapped ? "results_replace_back" : "results_replace")}
      data-testid="replace-on-page"
      isPressed={isSwapped}
      disabled={!isReady}
      onClick={() => void swap()}
    >
      <Replace />
    </IconButton>
  );
}
