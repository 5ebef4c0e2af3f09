import { useEffect, useState } from "react";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextArea } from "@/components/ui/TextArea";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { Recipe } from "@/utils/core/recipe/recipe";
import { variablesOf } from "@/utils/core/recipe/variables";
import styles from "./Gallery.module.css";
import { RuleChoice } from "./RuleChoice";
import { type GalleryProps, useGallery } from "./use-gallery";

/** A recipe or words of one's own, and which part of each picture they are about. */
export function AskForm({ panel, gallery }: GalleryProps) {
  const { t } = useText();
  const ask = useGallery(gallery, (state) => state.ask);
  const [recipes, setRecipes] = useState<readonly Recipe[]>([]);
  useEffect(() => panel.followRecipes(setRecipes), [panel]);
  const choose = (id: string) => gallery.setRecipe(recipes.find((recipe) => recipe.id === id));
  return (
    <form
      className={styles["form"]}
      aria-label={t("gallery_ask")}
      onSubmit={(event) => event.preventDefault()}
    >
      {recipes.length > 0 && (
        <Field label={t("gallery_recipe")}>
          <Select data-testid="gallery-recipe" value={ask.recipe?.id ?? ""} onChange={choose}>
            <option value="">{t("gallery_recipe_none")}</option>
            {recipes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t("gallery_prompt")}>
        <TextArea data-testid="gallery-prompt" value={ask.prompt} onChange={gallery.setPrompt} />
      </Field>
      {variablesOf(ask.prompt).map(({ name, usual }) => (
        <Field key={name} label={name}>
          <TextInput
            dir="auto"
            placeholder={usual}
            value={ask.values[name] ?? ""}
            onChange={(value) => gallery.setValue(name, value)}
          />
        </Field>
      ))}
      <RuleChoice panel={panel} gallery={gallery} />
    </form>
  );
}
