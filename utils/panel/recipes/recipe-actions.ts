import { defined } from "@/utils/core/defined";
import type { Recipe, RecipeContent } from "@/utils/core/recipe/recipe";
import {
  MAX_RECIPE_FILE_BYTES,
  readRecipeFile,
  writeRecipeFile,
} from "@/utils/core/recipe/recipe-file";
import { byUse, withoutKnown } from "@/utils/core/recipe/recipe-list";
import { ok, type Result } from "@/utils/core/result";
import {
  applyRecipe,
  recipeServerOf,
  report,
  samePlaceMask,
  type VariableValues,
} from "@/utils/panel/recipes/apply-recipe";
import { sameAgain } from "@/utils/panel/recipes/same-again";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { readRecipes, removeRecipe, saveRecipes } from "@/utils/store/recipes";

/** What of the panel goes into a new recipe, beside its name and prompt. */
export interface KeptInRecipe {
  readonly options: boolean;
  readonly server: boolean;
  readonly mask: RecipeContent["mask"]["kind"];
}

/** What came of reading a file of recipes. `known`: were there already. */
export interface ImportedRecipes {
  readonly added: number;
  readonly known: number;
  /** Could not be read. */
  readonly skipped: number;
}

/** What is done with recipes. */
export interface RecipeActions {
  /** Puts a recipe into the panel, with words for its variables. Nothing is sent. */
  applyRecipe(recipe: Recipe, values?: VariableValues): Promise<void>;
  /** Makes a recipe of what is in the panel. */
  makeRecipe(named: Pick<RecipeContent, "name" | "prompt">, kept: KeptInRecipe): Promise<void>;
  /** Stores a recipe that was changed. */
  changeRecipe(recipe: Recipe): Promise<void>;
  removeRecipe(id: string): Promise<void>;
  /** The recipe that was wanted is on its way into the panel, or is not there any more. */
  forgetWantedRecipe(): void;
  /** Saves all recipes as a file. It holds no key and no picture. */
  exportRecipes(): Promise<void>;
  /** Adds the recipes of a file to those there are; `undefined` where it holds none of ours. */
  importRecipes(file: Blob): Promise<Result<ImportedRecipes | undefined>>;
  /** Puts what was sent last into the panel, painted at the same relative place. Nothing is sent. */
  sameAgain(): Promise<void>;
}

/** @param chooseServer makes a profile the one in use */
export function createRecipeActions(
  context: PanelContext,
  chooseServer: (profileId: string) => Promise<void>,
): RecipeActions {
  return {
    applyRecipe: (recipe, values = {}) => applyRecipe(context, recipe, values, chooseServer),
    makeRecipe: (named, kept) => makeRecipe(context, named, kept),
    changeRecipe: async (recipe) => report(context, await saveRecipes([recipe])),
    removeRecipe: async (id) => report(context, await removeRecipe(id)),
    forgetWantedRecipe: () => context.store.setState({ wantedRecipe: undefined }),
    exportRecipes: () => exportRecipes(context),
    importRecipes: (file) => importRecipes(context, file),
    sameAgain: () => sameAgain(context),
  };
}

async function makeRecipe(
  context: PanelContext,
  { name, prompt }: Pick<RecipeContent, "name" | "prompt">,
  kept: KeptInRecipe,
): Promise<void> {
  const { ask, server } = context.store.getState();
  const { profile } = server;
  const place = kept.mask === "same-place" ? samePlaceMask(context) : undefined;
  const recipe: Recipe = {
    ...newRecipe(context),
    name,
    prompt,
    mask: place ?? { kind: kept.mask === "whole" ? "whole" : "painted" },
    ...defined({
      options: kept.options ? ask.options : undefined,
      server: kept.server && profile ? recipeServerOf(profile) : undefined,
    }),
  };
  report(context, await saveRecipes([recipe]));
}

function newRecipe({ services }: PanelContext): Pick<Recipe, "id" | "createdAt" | "uses"> {
  return { id: services.makeId(), createdAt: services.now(), uses: 0 };
}

async function exportRecipes({ services }: PanelContext): Promise<void> {
  const text = writeRecipeFile(byUse(await readRecipes()));
  services.saveFile(new Blob([text], { type: "application/json" }), "redraw-recipes.json");
}

async function importRecipes(
  context: PanelContext,
  file: Blob,
): Promise<Result<ImportedRecipes | undefined>> {
  const read = file.size <= MAX_RECIPE_FILE_BYTES ? readRecipeFile(await file.text()) : undefined;
  if (!read) return ok(undefined);
  const added = withoutKnown(read.recipes, await readRecipes());
  const saved = await saveRecipes(added.map((content) => ({ ...newRecipe(context), ...content })));
  if (!saved.ok) return saved;
  const known = read.recipes.length - added.length;
  return ok({ added: added.length, known, skipped: read.skipped });
}
