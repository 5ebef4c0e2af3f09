import type { Recipe } from "@/utils/core/recipe/recipe";
import { followEdges } from "@/utils/panel/open/follow-edges";
import { createFileActions, type FileActions } from "@/utils/panel/open/open-file";
import { followQueue } from "@/utils/panel/queue/follow-queue";
import { followRecipes } from "@/utils/panel/recipes/follow-recipes";
import { forgetCount } from "@/utils/panel/send/forget-count";
import { followWindow } from "@/utils/panel/send/plan-window";
import { createReferenceActions, type ReferenceActions } from "@/utils/panel/send/references";
import { createSendActions, type SendActions } from "@/utils/panel/send/send-actions";
import type { Waiting } from "@/utils/panel/send/wait-for-key";
import { createWindowActions, type WindowActions } from "@/utils/panel/send/window-actions";
import { followPreviews } from "@/utils/panel/show/follow-previews";
import { followStrip } from "@/utils/panel/show/follow-strip";
import { createResultActions, type ResultActions } from "@/utils/panel/show/result-actions";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/**
 * What the editor's own buttons do, *Generate* first: loaded while the page
 * starts, and there before the editor is shown.
 */
export interface Editing
  extends FileActions,
    SendActions,
    WindowActions,
    ReferenceActions,
    ResultActions {
  /** Calls `changed` with the recipes, the most used first, now and after every change. Returns unsubscribe. */
  followRecipes(changed: (recipes: readonly Recipe[]) => void): () => void;
  /** Keeps up to date what would be sent, and what is seen of other edits. Returns a function that stops it. */
  follow(): () => void;
}

/** @param waiting shared with what is tried again */
export function createEditing(context: PanelContext, waiting: Waiting): Editing {
  return {
    ...createFileActions(context),
    ...createSendActions(context, waiting),
    ...createWindowActions(context),
    ...createReferenceActions(context),
    ...createResultActions(context),
    followRecipes,
    follow: () => {
      const stops = [
        followWindow(context),
        followPreviews(context),
        followStrip(context),
        followQueue(context),
        followEdges(context),
        forgetCount(context),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
