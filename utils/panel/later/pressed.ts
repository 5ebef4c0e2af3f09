import { createEraseActions, type EraseActions } from "@/utils/panel/erase/erase-actions";
import { type CropActions, createCropActions } from "@/utils/panel/open/crop-actions";
import { createGoOnActions, type GoOnActions } from "@/utils/panel/open/go-on-actions";
import { createQueueActions, type QueueActions } from "@/utils/panel/queue/queue-actions";
import { createRecipeActions, type RecipeActions } from "@/utils/panel/recipes/recipe-actions";
import {
  type CompareServersActions,
  createCompareServers,
} from "@/utils/panel/send/compare-servers";
import { createRetryActions, type RetryActions } from "@/utils/panel/send/retry-actions";
import type { Waiting } from "@/utils/panel/send/wait-for-key";
import { createPlacementActions, type PlacementActions } from "@/utils/panel/show/adjust-placement";
import { type CompareActions, createCompareActions } from "@/utils/panel/show/compare";
import { createSaveActions, type SaveActions } from "@/utils/panel/show/save-actions";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** What is loaded when the page has nothing else to do, or when it is pressed before. */
export interface Pressed
  extends GoOnActions,
    RetryActions,
    EraseActions,
    CropActions,
    RecipeActions,
    CompareActions,
    PlacementActions,
    SaveActions,
    QueueActions,
    CompareServersActions {}

/** What these actions need of the rest of the panel. */
export interface PressedNeeds {
  /** Shared with *Generate*. */
  readonly waiting: Waiting;
  readonly openEdit: (editId: string) => Promise<void>;
  readonly setProfile: (profileId: string) => Promise<void>;
}

/** All of them, for one panel. */
export function createPressed(context: PanelContext, needs: PressedNeeds): Pressed {
  const { waiting, openEdit, setProfile } = needs;
  return {
    ...createGoOnActions(context),
    ...createRetryActions(context, waiting, openEdit),
    ...createEraseActions(context),
    ...createCropActions(context),
    ...createRecipeActions(context, setProfile),
    ...createCompareActions(context),
    ...createPlacementActions(context),
    ...createSaveActions(context),
    ...createQueueActions(context, openEdit),
    ...createCompareServers(context),
  };
}
