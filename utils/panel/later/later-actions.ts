import { createInTurn, presses } from "@/utils/async/in-turn";
import { followWith, madeOf, type OnDemand } from "@/utils/async/on-demand";
import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import type { Editing } from "@/utils/panel/later/editing";
import { MODULES } from "@/utils/panel/later/modules";
import type { Pressed, PressedNeeds } from "@/utils/panel/later/pressed";
import type { OpenActions } from "@/utils/panel/open/open-actions";
import { showArrivalError } from "@/utils/panel/open/open-picture";
import { createWaiting } from "@/utils/panel/send/wait-for-key";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** Loaded with the editor; `snapFrame` and the permissions have lines of their own below. */
const WITH_EDITOR = [
  "openFiles",
  "openFolder",
  "openFurther",
  "generate",
  "generateWith",
  "cancel",
  "toggleWindowBar",
  "chooseWindow",
  "toggleWholePicture",
  "placeFrame",
  "setSeparate",
  "openExtendBar",
  "changeExtension",
  "closeBar",
  "addReference",
  "removeReference",
  "moveReference",
  "choose",
  "chooseIn",
  "stepResult",
  "holdOriginal",
] as const satisfies readonly (keyof Editing)[];

/** Loaded when pressed, or before; what gives an answer has a line of its own below. */
const WHEN_PRESSED = [
  // From what is open to something else.
  "closePicture",
  "continueFromResult",
  "extend",
  "reuseAll",
  "reusePrompt",
  "bringBackUnsent",
  "dropUnsent",
  "openPrevious",
  "changeToReference",
  // Once more, or without what was refused.
  "sendAgain",
  "takeOffer",
  "splitRequests",
  "switchDialect",
  "makeRoom",
  // Removing on this device.
  "remove",
  "removeAgain",
  "cancelRemoving",
  "continueEdge",
  // Cropping.
  "openCropBar",
  "setCropRatio",
  "placeCrop",
  "applyCrop",
  // Recipes.
  "applyRecipe",
  "makeRecipe",
  "changeRecipe",
  "removeRecipe",
  "forgetWantedRecipe",
  "exportRecipes",
  "sameAgain",
  // Comparing, and how a result lies in the picture.
  "startSplit",
  "moveSplit",
  "startBeside",
  "endCompare",
  "compareResults",
  "compareWith",
  "adjustPlacement",
  "resetPlacement",
  // Taking things out of the panel.
  "showRaw",
  "copyChosen",
  "saveChosen",
  "saveRaw",
  "saveOpen",
  // The queue, and several servers at once.
  "pauseQueue",
  "resumeQueue",
  "cancelEdit",
  "cancelAll",
  "setAtOnce",
  "showUnseen",
  "toggleTarget",
  "takeTarget",
] as const satisfies readonly (keyof Pressed)[];

const NOT_LOADED = appError("part_not_loaded");

/** Says it where it is seen: over the picture, or in place of one. */
function sayNotLoaded(context: PanelContext): void {
  const { picture, arrival } = context.store.getState();
  if (picture && arrival.state === "none")
    context.store.setState({ problem: NOT_LOADED, view: "editor" });
  else showArrivalError(context, NOT_LOADED);
}

/** Everything whose code comes after the first paint. */
export interface LaterActions extends Omit<Editing, "follow" | "readAnswerAgain">, Pressed {
  /** Must be called in the click's own statement. */
  allowServer(origins: readonly string[]): Promise<void>;
  /** Reads the stored answer again, after a site was allowed or came back online. Free. */
  repair(origins?: readonly string[]): Promise<void>;
}

/** There from the start, and yet in turn: the picture that was asked for last is the one that is shown. */
const OPENING = [
  "dropFurther",
  "openEdit",
  "paintForGallery",
  "drawAgain",
  "leaveUndrawn",
  "dismissArrival",
] as const satisfies readonly (keyof OpenActions)[];

/** The actions, and the part that the panel begins to load at once. */
interface Later {
  readonly actions: LaterActions & OpenActions;
  readonly editing: OnDemand<Editing>;
}

/**
 * Actions that load their code when it is not there yet. They are done in the
 * order they were pressed in; one whose code cannot be loaded says so.
 */
export function createLaterActions(
  context: PanelContext,
  opening: OpenActions,
  setProfile: PressedNeeds["setProfile"],
): Later {
  const waiting = createWaiting(context);
  const editing = madeOf(MODULES.editing, (module) => module.createEditing(context, waiting));
  const pressed = madeOf(MODULES.pressed, (module) =>
    module.createPressed(context, { waiting, setProfile, openEdit: opening.openEdit }),
  );
  const inTurn = createInTurn(() => sayNotLoaded(context));
  const { requestHosts } = context.services;
  const ask = <R>(run: (part: Pressed) => Promise<R>) => inTurn.use(pressed, run);
  const askFor = async <R>(run: (part: Pressed) => Promise<Result<R>>) =>
    (await ask(run)) ?? err(NOT_LOADED);
  const actions: Later["actions"] = {
    ...presses(inTurn, { loaded: () => opening, load: async () => opening }, OPENING),
    ...presses(inTurn, editing, WITH_EDITOR),
    ...presses(inTurn, pressed, WHEN_PRESSED),
    // While something is dragged, whose code is there.
    snapFrame: (dragged) => editing.loaded()?.snapFrame(dragged) ?? dragged,
    snapCrop: (dragged, handle) => pressed.loaded()?.snapCrop(dragged, handle) ?? dragged,
    allowServer: async (origins) => {
      if (await requestHosts(origins)) await inTurn.use(editing, (part) => part.generate());
    },
    repair: async (origins) => {
      if (origins && !(await requestHosts(origins))) return;
      await inTurn.use(editing, (part) => part.readAnswerAgain());
    },
    reusePaint: (editId) => askFor((part) => part.reusePaint(editId)),
    importRecipes: (file) => askFor((part) => part.importRecipes(file)),
    swapOnPage: (index) => askFor((part) => part.swapOnPage(index)),
    readModels: (profileId) => askFor((part) => part.readModels(profileId)),
    learn: async (learned) => (await ask((part) => part.learn(learned))) ?? false,
    unlock: async (passphrase) => (await ask((part) => part.unlock(passphrase))) ?? false,
    saveAll: async () => (await ask((part) => part.saveAll())) ?? 0,
    saveAs: async (...of) => (await ask((part) => part.saveAs(...of))) ?? "failed",
    savePart: async (result) => (await ask((part) => part.savePart(result))) ?? "failed",
    readComparison: async () => (await ask((part) => part.readComparison())) ?? [],
    followRecipes: (changed) => followWith(editing, (part) => part.followRecipes(changed)),
  };
  return { actions, editing };
}
