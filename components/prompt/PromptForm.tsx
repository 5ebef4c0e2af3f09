import type { KeyboardEvent } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { useRecipes } from "@/components/recipes/use-recipes";
import { RunStatus } from "@/components/results/RunStatus";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import { countCharacters, promptRoom } from "@/utils/core/edit/prompt";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { canGenerate } from "@/utils/panel/state/selectors";
import { EditFacts } from "./EditFacts";
import { OptionRow } from "./OptionRow";
import styles from "./PromptForm.module.css";
import { PromptMenu } from "./PromptMenu";
import { QuickActions } from "./QuickActions";
import { ReferenceStrip } from "./ReferenceStrip";
import { SendRow } from "./SendRow";
import { Spending } from "./Spending";
import { usePrompts } from "./use-prompts";
import { useRecall } from "./use-recall";
import { useReferenceDrops } from "./use-reference-drops";
import { useTextUndo } from "./use-text-undo";

const RecipesDialog = lazyPart(
  async () => (await import("@/components/recipes/RecipesDialog")).RecipesDialog,
);

/** Share of the limit from which the count of characters is shown. */
const COUNT_FROM = 0.8;

/** Prompt, options, the *Generate* button and a line on how things stand: of the same height all the time. */
export function PromptForm({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const prompt = useStore(panel.store, ({ ask }) => ask.prompt);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const limit = promptRoom(capabilityOf(profile).promptLimit, profile?.suffix);
  const length = countCharacters(prompt);
  const prompts = usePrompts(panel);
  const recipes = useRecipes(panel);
  const recall = useRecall(prompt, prompts.latest, panel.setPrompt);
  const topic = useStore(panel.store, ({ picture }) => picture?.record.id);
  const undo = useTextUndo(prompt, panel.setPrompt, topic);
  const hasGenerate = useStore(panel.store, canGenerate);
  const submit = () => void (hasGenerate ? panel.generate() : panel.remove());
  const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (undo.take(event)) return;
    recall(event);
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    // A key that is held down must not order twice.
    if (!event.repeat) submit();
  };
  return (
    <>
      <form
        className={styles["form"]}
        {...useReferenceDrops(panel)}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ReferenceStrip panel={panel} />
        <QuickActions panel={panel} recipes={recipes} />
        <div className={styles["prompt"]}>
          <TextArea
            {...undo.field}
            data-testid="prompt"
            value={prompt}
            onChange={panel.setPrompt}
            onKeyDown={sendOnEnter}
            placeholder={t("prompt_placeholder")}
            aria-label={t("prompt_label")}
            aria-invalid={length > limit}
          />
          <PromptMenu panel={panel} prompts={prompts} recipes={recipes} />
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
        <div className={styles["line"]}>
          <RunStatus panel={panel} />
          <EditFacts panel={panel} />
          <Spending panel={panel} />
        </div>
      </form>
      {recipes.view && <RecipesDialog panel={panel} recipes={recipes} />}
    </>
  );
}
