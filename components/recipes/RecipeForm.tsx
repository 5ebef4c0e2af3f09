import { useState } from "react";
import { useStore } from "zustand";
import { Checkbox } from "@/components/ui/Checkbox";
import { Field } from "@/components/ui/Field";
import { FormDialog } from "@/components/ui/FormDialog";
import { Select } from "@/components/ui/Select";
import { TextArea } from "@/components/ui/TextArea";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { isEmptyMask } from "@/utils/core/mask/history";
import type { Recipe, RecipeMask } from "@/utils/core/recipe/recipe";
import { MAX_RECIPE_NAME } from "@/utils/core/recipe/recipe-record";
import type { KeptInRecipe } from "@/utils/panel/recipes/recipe-actions";
import type { RecipeDialogProps } from "./use-recipes";

const MASKS = {
  painted: "recipe_mask_painted",
  "same-place": "recipe_mask_same_place",
  whole: "recipe_mask_whole",
} as const satisfies Record<RecipeMask["kind"], string>;

const NOTHING_KEPT: KeptInRecipe = { options: false, server: false, mask: "painted" };

/** Makes a recipe of what is in the panel, or changes the words of one there is. */
export function RecipeForm({
  panel,
  recipes: { show },
  recipe,
}: RecipeDialogProps & { readonly recipe?: Recipe }) {
  const { t } = useText();
  const asked = useStore(panel.store, ({ ask }) => ask.prompt.trim());
  const [name, setName] = useState(recipe?.name ?? "");
  const [prompt, setPrompt] = useState(recipe?.prompt ?? asked);
  const [kept, setKept] = useState<KeptInRecipe>(NOTHING_KEPT);
  const isReady = name.trim() !== "" && prompt.trim() !== "";
  function save() {
    const named = { name: name.trim(), prompt: prompt.trim() };
    if (recipe) void panel.changeRecipe({ ...recipe, ...named });
    else void panel.makeRecipe(named, kept);
    show(recipe ? { kind: "list" } : undefined);
  }
  return (
    <FormDialog
      isOpen
      onClose={() => show(undefined)}
      title={t(recipe ? "recipe_change_title" : "recipe_make")}
      data-testid="recipe-form"
      cancelLabel={t("recipe_cancel")}
      submit={{ label: t("recipe_save"), isReady, run: save, "data-testid": "save-recipe" }}
    >
      <Field label={t("recipe_name")}>
        <TextInput
          dir="auto"
          autoFocus
          maxLength={MAX_RECIPE_NAME}
          value={name}
          onChange={setName}
        />
      </Field>
      <Field label={t("prompt_label")} hint={t("recipe_variables_hint")}>
        <TextArea dir="auto" value={prompt} onChange={setPrompt} />
      </Field>
      {!recipe && <KeptFields panel={panel} kept={kept} onChange={setKept} />}
    </FormDialog>
  );
}

interface KeptFieldsProps {
  readonly panel: RecipeDialogProps["panel"];
  readonly kept: KeptInRecipe;
  readonly onChange: (kept: KeptInRecipe) => void;
}

/** What of the panel goes into the recipe. Only what is painted now can be painted at the same place. */
function KeptFields({ panel, kept, onChange }: KeptFieldsProps) {
  const { t } = useText();
  const isEmpty = useStore(panel.editor, (state) => isEmptyMask(state.mask));
  const kinds = Object.keys(MASKS) as readonly RecipeMask["kind"][];
  return (
    <>
      <Field label={t("recipe_mask")} hint={t(`${MASKS[kept.mask]}_hint`)}>
        <Select
          value={kept.mask}
          onChange={(mask) => onChange({ ...kept, mask: mask as RecipeMask["kind"] })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind} disabled={kind === "same-place" && isEmpty}>
              {t(MASKS[kind])}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={t("recipe_keep_options")}
        isChecked={kept.options}
        onChange={(options) => onChange({ ...kept, options })}
      />
      <Checkbox
        label={t("recipe_keep_server")}
        hint={t("recipe_keep_server_hint")}
        isChecked={kept.server}
        onChange={(server) => onChange({ ...kept, server })}
      />
    </>
  );
}
