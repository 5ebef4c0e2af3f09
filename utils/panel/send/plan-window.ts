import { createDebounce } from "@/utils/async/debounce";
import { createLatest } from "@/utils/async/latest";
import { appError } from "@/utils/core/app-error";
import { activeOperations } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import { err, ok, type Result } from "@/utils/core/result";
import { capabilityOf, parseSize } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import { eraseAround, holds } from "@/utils/core/window/parts";
import type { WindowChoice } from "@/utils/core/window/window-choice";
import { windowFor } from "@/utils/core/window/window-for";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, type OpenPicture, type PanelState } from "@/utils/panel/state/panel-state";
import { isSentWhole } from "@/utils/panel/state/selectors";
import { type FoundWindow, withPlan } from "@/utils/panel/state/sending";
import type { PanelServices } from "@/utils/panel/state/services";

/** The part of an open picture that is sent of it. */
export type SentPicture = Pick<OpenPicture, "record" | "bytes" | "hasTransparency" | "parentId">;

/** What is sent of which picture to which server. */
export interface PlanInput {
  readonly state: Pick<PanelState, "ask" | "sending" | "server" | "compared">;
  readonly picture: SentPicture;
  readonly profile: Profile;
  readonly mask: MaskHistory;
}

/**
 * What will be sent: where the person put the frame, else around the paint.
 *
 * @returns `mask_missing` if nothing is painted, `mask_outside_frame` if all of it lies outside
 */
export async function planWindow(
  services: PanelServices,
  input: PlanInput,
): Promise<Result<FoundWindow>> {
  const planned = await plan(services, input);
  if (!planned.ok) return planned;
  const paint = planned.value?.paint;
  if (paint === "outside") return err(appError("mask_outside_frame"));
  // Strokes beside the picture, or erased again, paint nothing.
  const isMissing = paint === "none" && !input.picture.hasTransparency;
  return planned.value && !isMissing ? ok(planned.value) : err(appError("mask_missing"));
}

/** The window as it is shown: also while nothing is painted in it. */
async function plan(
  services: PanelServices,
  { state, picture, profile, mask }: PlanInput,
): Promise<Result<FoundWindow | undefined>> {
  const { record, hasTransparency } = picture;
  const { ask, sending } = state;
  const { size } = record;
  const operations = activeOperations(mask);
  const withParts = sending.choice.kind === "around";
  const bounds = await services.pixels.bounds({ operations, size, withParts });
  if (!bounds.ok) return bounds;
  const { box, parts: areas } = bounds.value;
  const isFilled = !box && hasTransparency && sending.choice.kind === "around";
  const isAllSent = isFilled || isSentWhole(state, mask);
  const choice: WindowChoice = isAllSent ? { kind: "whole" } : sending.choice;
  const { sizes } = capabilityOf(profile);
  const chosen = windowFor(choice, box, size, sizes, parseSize(ask.options.size) ?? "auto");
  if (!chosen) return ok(undefined);
  if (!box) return ok({ ...chosen, paint: "none" });
  if (holds(chosen.window, box)) {
    return ok({ ...chosen, paint: "inside", ...(areas ? { areas } : {}) });
  }
  const kept = [...operations, ...eraseAround(chosen.window, size)];
  const inside = await services.pixels.bounds({ operations: kept, size });
  if (!inside.ok) return inside;
  return ok({ ...chosen, paint: inside.value.box ? "cut" : "outside" });
}

/** After the last stroke: nobody looks at the window while painting. */
const WAIT_MS = 250;

/**
 * Keeps the plan up to date, so that a person sees what would be sent: also of a
 * picture that is open already. Returns unsubscribe.
 */
export function followWindow({ store, editor, services }: PanelContext): () => void {
  const planning = createLatest();
  const replan = async () => {
    const signal = planning.next();
    const state = store.getState();
    const { picture, server } = state;
    const { profile } = server;
    const { mask } = editor.getState();
    const planned = picture && profile && (await plan(services, { state, picture, profile, mask }));
    if (signal.aborted) return;
    const found = planned?.ok ? planned.value : undefined;
    changePart(store, "sending", (sending) => withPlan(sending, found));
  };
  const debounced = createDebounce(() => void replan(), { waitMs: WAIT_MS });
  const schedule = () => {
    // What is being planned is out of date.
    planning.cancel();
    debounced.schedule();
  };
  const stops = [
    editor.onMaskChange(schedule),
    store.subscribe((state, before) => {
      const isOther =
        state.picture !== before.picture ||
        state.server.profile !== before.server.profile ||
        state.sending.choice !== before.sending.choice ||
        state.ask.options.size !== before.ask.options.size;
      if (isOther) schedule();
    }),
  ];
  if (store.getState().picture) schedule();
  return () => {
    planning.cancel();
    debounced.cancel();
    for (const stop of stops) stop();
  };
}
