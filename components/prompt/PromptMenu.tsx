import { BookMarked, Clock, RotateCcw, Star } from "lucide-react";
import { useStore } from "zustand";
import type { Recipes } from "@/components/recipes/use-recipes";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./PromptForm.module.css";
import type { Prompts } from "./use-prompts";

interface PromptMenuProps {
  readonly panel: Panel;
  readonly prompts: Prompts;
  readonly recipes: Recipes;
}

/** Menu of recipes, favourite prompts, then the latest ones. */
export function PromptMenu({
  panel,
  prompts: { favourites, recents },
  recipes: { recipes, show },
}: PromptMenuProps) {
  const { t } = useText();
  const prompt = useStore(panel.store, ({ ask }) => ask.prompt.trim());
  const isKept = favourites.includes(prompt);
  const hasOthers = favourites.length + recents.length + recipes.length > 0;
  if (prompt === "" && !hasOthers) return null;
  return (
    <span className={styles["memory"]}>
      <Menu label={t("prompt_memory")} icon={<Clock />} data-testid="prompt-menu">
        {prompt !== "" && (
          <MenuItem
            data-testid="keep-prompt"
            onSelect={() => void panel.keepPrompt(prompt, !isKept)}
          >
            <Star aria-hidden="true" fill={isKept ? "currentColor" : "none"} />
            {t(isKept ? "prompt_unkeep" : "prompt_keep")}
          </MenuItem>
        )}
        {prompt !== "" && (
          <MenuItem data-testid="save-recipe-as" onSelect={() => show({ kind: "make" })}>
            <BookMarked aria-hidden="true" />
            {t("recipe_save_as")}
          </MenuItem>
        )}
        <MenuItem data-testid="open-recipes" onSelect={() => show({ kind: "list" })}>
          <BookMarked aria-hidden="true" />
          {t("recipe_all")}
        </MenuItem>
        {recents.length > 0 && (
          <MenuItem data-testid="same-again" onSelect={() => void panel.sameAgain()}>
            <RotateCcw aria-hidden="true" />
            {t("recipe_same_again")}
          </MenuItem>
        )}
        {[...favourites, ...recents].map((text) => (
          <MenuItem key={text} data-testid="prompt-item" onSelect={() => panel.setPrompt(text)}>
            {favourites.includes(text) ? (
              <Star aria-label={t("prompt_favourite")} fill="currentColor" />
            ) : (
              <Clock aria-hidden="true" />
            )}
            <span dir="auto" className={styles["text"]} title={text}>
              {text}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
