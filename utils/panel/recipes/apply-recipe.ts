import { appError } from "@/utils/core/app-error";
import { activeOperations, isEmptyMask } from "@/utils/core/mask/history";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { scaleOperations } from "@/utils/core/mask/scale-operations";
import type { Recipe, RecipeMask, RecipeServer } from "@/utils/core/recipe/recipe";
import { markUsed } from "@/utils/core/recipe/recipe-list";
import { fillVariables } from "@/utils/core/recipe/variables";
import type { Result } from "@/utils/core/result";
import type { Profile } from "@/utils/core/server/profile";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { saveRecipes } from "@/utils/store/recipes";

/** Words for the variables of a prompt, by name. */
export type VariableValues = Readonly<Record<string, string>>;

/**
 * Puts a recipe's prompt, options, server and paint into the panel. Nothing is
 * sent. Where its server is not set up, the one in use stays and a sentence says so.
 *
 * @param chooseServer makes a profile the one in use
 */
export async function applyRecipe(
  context: PanelContext,
  recipe: Recipe,
  values: VariableValues,
  chooseServer: (profileId: string) => Promise<void>,
): Promise<void> {
  const { store, services } = context;
  const { prompt, options, server, mask } = recipe;
  const profile = server && findProfile(store.getState().server.profiles, server);
  // Before the options: another server brings its own.
  if (profile) await chooseServer(profile.id);
  changePart(store, "ask", (ask) => ({
    ...ask,
    prompt: fillVariables(prompt, values),
    ...(options ? { options } : {}),
  }));
  paintByRule(context, mask);
  store.setState({
    view: "editor",
    problem: server && !profile ? serverMissing(server) : undefined,
  });
  report(context, await saveRecipes([markUsed(recipe, services.now(), values)]));
}

/** Same host and model; of several, the first. */
export function findProfile(
  profiles: readonly Profile[],
  { host, model }: RecipeServer,
): Profile | undefined {
  return profiles.find(
    (profile) => profile.model === model && URL.parse(profile.baseUrl)?.host === host,
  );
}

/** The server and model of a profile, as a recipe names them. */
export function recipeServerOf({ baseUrl, model }: Profile): RecipeServer {
  return { host: URL.parse(baseUrl)?.host ?? "", model };
}

/** Paints what a recipe says. What was painted before is some undo steps away. */
export function paintByRule({ store, editor }: PanelContext, mask: RecipeMask): void {
  const size = store.getState().picture?.record.size;
  if (!size || mask.kind === "painted") return;
  const operations: readonly MaskOperation[] =
    mask.kind === "whole" ? [{ kind: "all" }] : scaleOperations(mask.operations, mask.size, size);
  editor.clear();
  for (const operation of operations) editor.push(operation);
  editor.setMaskShown("paint");
}

/** What is painted now, to be painted at the same relative place of other pictures. */
export function samePlaceMask({ store, editor }: PanelContext): RecipeMask | undefined {
  const size = store.getState().picture?.record.size;
  const { mask } = editor.getState();
  if (!size || isEmptyMask(mask)) return undefined;
  return { kind: "same-place", size, operations: activeOperations(mask) };
}

/** Says why a recipe could not be stored. */
export function report({ store }: PanelContext, done: Result<void>): void {
  if (!done.ok) store.setState({ problem: done.error });
}

/** Says which server a recipe is for, where it is not set up. */
export function serverMissing({ host, model }: RecipeServer) {
  return appError("recipe_server_missing", {
    params: { server: model === "" ? host : `${host} · ${model}` },
  });
}
