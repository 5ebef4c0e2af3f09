import type { KeyboardEvent } from "react";
import { useStore } from "zustand";
import { RunStatus } from "@/components/results/RunStatus";
import { Button } from "@/components/ui/Button";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import { countCharacters, promptRoom } from "@/utils/core/edit/prompt";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { isRunningNow } from "@/utils/panel/state/selectors";
import { OptionRow } from "./OptionRow";
import styles from "./PromptForm.module.css";
import { PromptMenu } from "./PromptMenu";
import { ReferenceStrip } from "./ReferenceStrip";
import { usePrompts } from "./use-prompts";
import { useRecall } from "./use-recall";
import { useReferenceDrops } from "./use-reference-drops";

/** Share of the limit from which the count of characters is shown. */
const COUNT_FROM = 0.8;

/** Prompt, options and the *Generate* button. */
export function PromptForm({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const prompt = useStore(panel.store, ({ ask }) => ask.prompt);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const limit = promptRoom(capabilityOf(profile).promptLimit, profile?.suffix);
  const length = countCharacters(prompt);
  const prompts = usePrompts(panel);
  const recall = useRecall(prompt, prompts.latest, panel.setPrompt);
  const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    recall(event);
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void panel.generate();
  };
  return (
    <form
      className={styles["form"]}
      {...useReferenceDrops(panel)}
      onSubmit={(event) => {
        event.preventDefault();
        void panel.generate();
      }}
    >
      <ReferenceStrip panel={panel} />
      <div className={styles["prompt"]}>
        <TextArea
          data-testid="prompt"
          value={prompt}
          onChange={panel.setPrompt}
          onKeyDown={sendOnEnter}
          placeholder={t("prompt_placeholder")}
          aria-label={t("prompt_label")}
          aria-invalid={length > limit}
        />
        <PromptMenu panel={panel} prompts={prompts} />
        {length > limit * COUNT_FROM && (
          <span className={styles["count"]} data-over={length > limit}>
            {t("prompt_count", { length, limit })}
          </span>
        )}
      </div>
      {profile?.suffix && (
        <p className={styles["suffix"]} title={profile.suffix}>
          {t("prompt_suffix", { text: profile.suffix })}
        </p>
      )}
      <OptionRow panel={panel} />
      <SendRow panel={panel} />
      <RunStatus panel={panel} />
    </form>
  );
}

/** *Generate* and, while an edit runs, *Cancel*. */
function SendRow({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const count = useStore(panel.store, imagesAsked);
  const isBusy = useStore(panel.store, isRunningNow);
  const isStarting = useStore(panel.store, ({ sending }) => sending.isStarting);
  return (
    <div className={styles["send"]}>
      <Button
        type="submit"
        variant="primary"
        data-testid="generate"
        isBusy={isStarting || isBusy}
        className={styles["generate"]}
      >
        {count === 1 ? t("prompt_generate_one") : t("prompt_generate_many", { count })}
      </Button>
      {isBusy && (
        <Button data-testid="cancel" onClick={() => void panel.cancel()}>
          {t("status_cancel")}
        </Button>
      )}
    </div>
  );
}
