import type { Recipe } from "@/utils/core/recipe/recipe";
import { recipeProblem } from "@/utils/panel/gallery/asked";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import type { GalleryAsk, GalleryState, MaskRule } from "@/utils/panel/gallery/gallery-state";
import type { Looker } from "@/utils/panel/gallery/look";
import { planAll } from "@/utils/panel/gallery/plan";
import { samePlaceMask } from "@/utils/panel/recipes/apply-recipe";

/** What is asked for all pictures. */
export interface AskActions {
  setStep(step: GalleryState["step"]): void;
  /** Goes on to what is asked for the ticked pictures, and paints them. Nothing is sent. */
  plan(): void;
  /** Paints them anew, as far as they were not sent. */
  replan(): void;
  /** Does not send this one. */
  leaveOut(id: string): void;
  setRule(rule: MaskRule): void;
  setPrompt(prompt: string): void;
  setValue(name: string, value: string): void;
  /** Takes a recipe's prompt, options, server and paint; `undefined`: none. */
  setRecipe(recipe: Recipe | undefined): void;
  /** What is painted in the editor now, as the place for all. */
  takePlace(): void;
}

/** Actions on what is asked for all pictures. */
export function createAskActions(context: GalleryContext, looker: Looker): AskActions {
  const { panel, store, planning, sending } = context;
  const ask = (change: Partial<GalleryAsk>) =>
    store.setState((state) => ({ ask: { ...state.ask, ...change } }));
  const replan = () => {
    // What the last press has not sent yet is not what is planned now.
    sending.cancel();
    void planAll(context, looker);
  };
  return {
    replan,
    setStep: (step) => {
      if (step !== "plan") planning.cancel();
      store.setState({ step, problem: undefined });
    },
    plan: () => {
      sending.cancel();
      ask(atFirst(context));
      store.setState({ step: "plan", batch: [], swapped: undefined, onPage: new Set() });
      replan();
    },
    leaveOut: (id) =>
      store.setState(({ ticked, plans }) => {
        const [still, rest] = [new Set(ticked), new Map(plans)];
        still.delete(id);
        rest.delete(id);
        return { ticked: still, plans: rest };
      }),
    setRule: (rule) => {
      ask({ rule });
      replan();
    },
    setPrompt: (prompt) => ask({ prompt }),
    setValue: (name, value) => ask({ values: { ...store.getState().ask.values, [name]: value } }),
    setRecipe: (recipe) => {
      const before = store.getState().ask;
      ask(fromRecipe(recipe, before));
      const now = store.getState().ask;
      if (now.rule !== before.rule || now.place !== before.place) replan();
      store.setState({ problem: recipeProblem(now, panel.store.getState()) });
    },
    takePlace: () => {
      const place = samePlaceMask(panel);
      if (place?.kind !== "same-place") return;
      ask({ place, rule: "same-place" });
      replan();
    },
  };
}

/** What is written and painted in the panel is where most people begin. */
function atFirst({ panel, store }: GalleryContext): Partial<GalleryAsk> {
  const { ask } = store.getState();
  const place = samePlaceMask(panel);
  return {
    ...(place?.kind === "same-place" ? { place } : {}),
    ...(ask.prompt === "" ? { prompt: panel.store.getState().ask.prompt } : {}),
  };
}

function fromRecipe(recipe: Recipe | undefined, before: GalleryAsk): Partial<GalleryAsk> {
  if (!recipe) return { recipe };
  const { prompt, values = {}, mask } = recipe;
  const place = mask.kind === "same-place" ? { place: mask } : {};
  return {
    recipe,
    prompt,
    values,
    rule: mask.kind === "painted" ? before.rule : mask.kind,
    ...place,
  };
}
