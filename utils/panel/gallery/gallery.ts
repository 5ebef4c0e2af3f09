import type { Recipe } from "@/utils/core/recipe/recipe";
import { recipeProblem } from "@/utils/panel/gallery/asked";
import { compareAll } from "@/utils/panel/gallery/compare-all";
import { followBatch } from "@/utils/panel/gallery/follow-batch";
import { createGalleryContext } from "@/utils/panel/gallery/gallery-context";
import type {
  GalleryAsk,
  GalleryState,
  MaskRule,
  ReadonlyGalleryStore,
} from "@/utils/panel/gallery/gallery-state";
import { listFiles, listPage } from "@/utils/panel/gallery/list-items";
import { createLooker } from "@/utils/panel/gallery/look";
import { missingHosts } from "@/utils/panel/gallery/missing-hosts";
import { planAll } from "@/utils/panel/gallery/plan";
import { saveResults, swapResults } from "@/utils/panel/gallery/results";
import { sendAll } from "@/utils/panel/gallery/send";
import { samePlaceMask } from "@/utils/panel/recipes/apply-recipe";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { GalleryWish } from "@/utils/panel/state/panel-state";

/** Everything that is done with several pictures at once. */
export interface Gallery {
  readonly store: ReadonlyGalleryStore;
  /** Lists what is wished for, once for each wish. */
  show(wish: GalleryWish): void;
  /** Lists the same anew. */
  listAgain(): void;
  /** These tiles are on the screen: only they are read. */
  want(ids: readonly string[]): void;
  /** Reads pictures again that could not be read. */
  readAgain(ids: readonly string[]): void;
  /** Asks for all sites that are missing, at once. Must be called in the click's own statement. */
  allow(): Promise<void>;
  setLeastSide(leastSide: number): void;
  /** Shows near duplicates as one, or each by itself again. */
  setGrouping(isGrouping: boolean): void;
  tick(ids: readonly string[], isTicked: boolean): void;
  setStep(step: GalleryState["step"]): void;
  /** Goes on to what is asked for the ticked pictures, and paints them. Nothing is sent. */
  plan(): void;
  setRule(rule: MaskRule): void;
  setPrompt(prompt: string): void;
  setValue(name: string, value: string): void;
  /** Takes a recipe's prompt, options, server and paint; `undefined`: none. */
  setRecipe(recipe: Recipe | undefined): void;
  /** What is painted in the editor now, as the place for all. */
  takePlace(): void;
  /** Sends what is planned. It costs what the button says. */
  send(): Promise<void>;
  /** Makes no further edits. What was sent goes on. */
  stopSending(): void;
  saveResults(): Promise<number>;
  swapResults(isBack: boolean): Promise<void>;
  dismissProblem(): void;
}

/** The gallery of one panel, which lives as long as its page. */
export function createGallery(panel: PanelContext): Gallery {
  const context = createGalleryContext(panel);
  const { store, planning, sending, comparing } = context;
  const looker = createLooker(context);
  const { requestHosts, allSites } = panel.services;
  const ask = (change: Partial<GalleryAsk>) =>
    store.setState((state) => ({ ask: { ...state.ask, ...change } }));
  const replan = () => {
    // What the last press has not sent yet is not what is planned now.
    sending.cancel();
    void planAll(context, looker);
  };
  const readAgain = (ids: readonly string[]) => {
    looker.again(ids);
    if (store.getState().step === "plan") replan();
  };
  let shown: GalleryWish | undefined;
  const list = (wish: GalleryWish) => {
    shown = wish;
    sending.cancel();
    if (wish.files) listFiles(context, wish.files);
    else void listPage(context);
  };
  followBatch(context);
  return {
    store,
    show: (wish) => {
      if (wish !== shown) list(wish);
    },
    listAgain: () => list(shown ?? {}),
    want: looker.want,
    readAgain,
    allow: async () => {
      const missing = missingHosts(store.getState());
      if (!missing) return;
      const origins = missing.origins.length > 0 ? missing.origins : allSites;
      if (await requestHosts(origins)) readAgain(missing.ids);
    },
    setLeastSide: (leastSide) => {
      store.setState({ leastSide });
      if (store.getState().likeness) void compareAll(context, looker);
    },
    setGrouping: (isGrouping) => {
      comparing.cancel();
      if (isGrouping) void compareAll(context, looker);
      else store.setState({ likeness: undefined });
    },
    tick: (ids, isTicked) =>
      store.setState(({ ticked }) => {
        const next = new Set(ticked);
        for (const id of ids) if (isTicked) next.add(id);
        else next.delete(id);
        return { ticked: next };
      }),
    setStep: (step) => {
      if (step !== "plan") planning.cancel();
      store.setState({ step, problem: undefined });
    },
    plan: () => {
      const { ask: before } = store.getState();
      const place = samePlaceMask(panel);
      const now = place?.kind === "same-place" ? place : before.place;
      const prompt = before.prompt === "" ? panel.store.getState().ask.prompt : before.prompt;
      sending.cancel();
      ask({ place: now, prompt });
      store.setState({ step: "plan", batch: [], swapped: undefined, onPage: new Set() });
      replan();
    },
    setRule: (rule) => {
      ask({ rule });
      replan();
    },
    setPrompt: (prompt) => ask({ prompt }),
    setValue: (name, value) =>
      store.setState((state) => ({
        ask: { ...state.ask, values: { ...state.ask.values, [name]: value } },
      })),
    setRecipe: (recipe) => {
      const { rule, place } = store.getState().ask;
      const mask = recipe?.mask;
      const own = mask?.kind === "same-place" ? mask : place;
      const isOwnRule = mask !== undefined && mask.kind !== "painted";
      const next = isOwnRule ? mask.kind : rule;
      ask({
        recipe,
        ...(recipe ? { prompt: recipe.prompt, values: recipe.values ?? {} } : {}),
        rule: next,
        place: own,
      });
      const problem = recipeProblem(store.getState().ask, panel.store.getState());
      if (next !== rule || own !== place) replan();
      store.setState({ problem });
    },
    takePlace: () => {
      const place = samePlaceMask(panel);
      if (place?.kind !== "same-place") return;
      ask({ place, rule: "same-place" });
      replan();
    },
    send: () => sendAll(context),
    stopSending: () => sending.cancel(),
    saveResults: () => saveResults(context),
    swapResults: (isBack) => swapResults(context, isBack),
    dismissProblem: () => store.setState({ problem: undefined }),
  };
}
