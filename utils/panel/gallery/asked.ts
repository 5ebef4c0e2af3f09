import { type AppError, appError } from "@/utils/core/app-error";
import { defined } from "@/utils/core/defined";
import { requestsOf } from "@/utils/core/edit/several-requests";
import type { EditOptions } from "@/utils/core/option-fields";
import { fillVariables } from "@/utils/core/recipe/variables";
import { err, ok, type Result } from "@/utils/core/result";
import { needsKey } from "@/utils/core/server/base-url";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import { whyNotReady } from "@/utils/core/server/readiness";
import type { GalleryAsk, GalleryState, Plan } from "@/utils/panel/gallery/gallery-state";
import { findProfile, serverMissing } from "@/utils/panel/recipes/apply-recipe";
import { optionsFor } from "@/utils/panel/send/targets";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { hasKey, isKeyLocked } from "@/utils/store/keys";

/** Who is asked, and for what. */
export interface Asked {
  readonly profile: Profile;
  readonly options: EditOptions;
  readonly prompt: string;
}

/** The server a recipe is for, where it is set up; else the one in use. */
export function profileFor({ recipe }: GalleryAsk, { server }: PanelState): Profile | undefined {
  return (recipe?.server && findProfile(server.profiles, recipe.server)) ?? server.profile;
}

/** The options of the recipe or of the panel, as the model takes them. */
function optionsOf(ask: GalleryAsk, panel: PanelState): EditOptions {
  const profile = profileFor(ask, panel);
  const options = ask.recipe?.options ?? panel.ask.options;
  return profile ? optionsFor(options, profile) : options;
}

/** A picture that is planned, by its id in the gallery. */
export type Ready = readonly [id: string, plan: Extract<Plan, { state: "ready" }>];

/** The pictures that the next press sends. */
export function readyPlans({ plans }: Pick<GalleryState, "plans">): readonly Ready[] {
  return [...plans].flatMap(([id, plan]) => (plan.state === "ready" ? [[id, plan] as const] : []));
}

/** How many images the next press asks for: this is what costs money. */
export function imagesOf(gallery: GalleryState, panel: PanelState): number {
  return readyPlans(gallery).length * optionsOf(gallery.ask, panel).count;
}

/** How many requests that takes: more than pictures where the person has a server asked again for what is missing. */
export function requestsFor(gallery: GalleryState, panel: PanelState): number {
  const options = optionsOf(gallery.ask, panel);
  const { perRequest } = capabilityOf(profileFor(gallery.ask, panel));
  return readyPlans(gallery).length * requestsOf({ options, ...defined({ perRequest }) });
}

/**
 * What a press would ask for.
 *
 * @errors `profile_missing`, `key_missing`, `keys_locked`, `mask_missing` where a
 * place is wanted and nothing is painted, and those of the prompt
 */
export async function readAsked(ask: GalleryAsk, panel: PanelState): Promise<Result<Asked>> {
  const profile = profileFor(ask, panel);
  const prompt = fillVariables(ask.prompt, ask.values);
  const isUsable = profile !== undefined && (await canAsk(profile));
  const reason = whyNotReady({
    profile,
    hasKey: isUsable,
    capability: capabilityOf(profile),
    prompt,
    isMaskEmpty: ask.rule === "same-place" && !ask.place,
    hasTransparency: false,
  });
  if (reason) return err(reason);
  if (!profile) return err(appError("profile_missing"));
  if (await isKeyLocked(profile.id)) return err(appError("keys_locked"));
  return ok({ profile, options: optionsOf(ask, panel), prompt });
}

async function canAsk({ id, baseUrl }: Profile): Promise<boolean> {
  return (await hasKey(id)) || !needsKey(baseUrl);
}

/** A recipe is for a server that is not set up here: the one in use is asked instead. */
export function recipeProblem(
  { recipe }: GalleryAsk,
  { server }: PanelState,
): AppError | undefined {
  const wanted = recipe?.server;
  return wanted && !findProfile(server.profiles, wanted) ? serverMissing(wanted) : undefined;
}
