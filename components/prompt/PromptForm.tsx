import type { KeyboardEvent } from "react";
import { useStore } from "zustand";
import { whyNotNow } from "@/components/app/generate";
import type { Panel } from "@/components/app/panel";
import { useEditor } from "@/components/editor/editor-state";
import { Button } from "@/components/ui/Button";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import { capabilityFor } from "@/utils/core/capability-choice";
import { isRunning } from "@/utils/core/edit-life";
import { countCharacters } from "@/utils/core/prompt";
import { OptionRow } from "./OptionRow";
import styles from "./PromptForm.module.css";

/** From here on the count of characters is shown: before it is only noise. */
const COUNT_FROM = 0.8;

/** What should be there, how many of it, and the button that spends money. */
export function PromptForm({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const prompt = useStore(panel.store, (state) => state.prompt);
  const model = useStore(panel.store, (state) => state.profile?.model ?? "");
  const limit = capabilityFor(model).promptLimit;
  const length = countCharacters(prompt);
  const sendOnEnter = (event: KeyboardEvent) => {
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void panel.generate();
  };
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void panel.generate();
      }}
    >
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
        {length > limit * COUNT_FROM && (
          <span className={styles["count"]} data-over={length > limit}>
            {t("prompt_count", { length, limit })}
          </span>
        )}
      </div>
      <OptionRow panel={panel} />
      <GenerateButton panel={panel} />
    </form>
  );
}

function GenerateButton({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const count = useStore(panel.store, (state) => state.options.count);
  const isBusy = useStore(
    panel.store,
    ({ isStarting, edit }) => isStarting || (edit !== undefined && isRunning(edit)),
  );
  return (
    <>
      <Button
        type="submit"
        variant="primary"
        data-testid="generate"
        isBusy={isBusy}
        className={styles["generate"]}
      >
        {count === 1 ? t("prompt_generate_one") : t("prompt_generate_many", { count })}
      </Button>
      <Missing panel={panel} isHidden={isBusy} />
    </>
  );
}

/** The one thing that is still missing, said before anybody clicks in vain. */
function Missing({ panel, isHidden }: { readonly panel: Panel; readonly isHidden: boolean }) {
  const { t } = useText();
  useEditor(panel.editor, (state) => state.mask);
  const missing = useStore(panel.store, (state) => whyNotNow(state, panel.editor)?.code);
  const hasProblem = useStore(panel.store, (state) => state.problem !== undefined);
  const isSaid = missing === undefined || isHidden || hasProblem;
  return (
    <p className={styles["missing"]} data-testid="missing">
      {isSaid ? "" : t(`error_${missing}_next`)}
    </p>
  );
}
