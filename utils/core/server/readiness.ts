import { type AppError, appError } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import { checkPrompt, promptRoom } from "@/utils/core/edit/prompt";
import type { Profile } from "@/utils/core/server/profile";

export interface Readiness {
  readonly profile: Profile | undefined;
  readonly hasKey: boolean;
  readonly capability: Capability;
  readonly prompt: string;
  readonly isMaskEmpty: boolean;
  /** Whether the picture has transparency of its own, which then is the mask. */
  readonly hasTransparency: boolean;
}

/**
 * Why an edit cannot be sent yet, or `undefined` where it can: the first thing
 * missing in the order in which a person does them.
 */
export function whyNotReady(state: Readiness): AppError | undefined {
  if (state.isMaskEmpty && !state.hasTransparency) return appError("mask_missing");
  const promptError = checkPrompt(
    state.prompt,
    promptRoom(state.capability.promptLimit, state.profile?.suffix),
  );
  if (promptError) return promptError;
  if (!state.profile) return appError("profile_missing");
  if (!state.hasKey) return appError("key_missing");
  return undefined;
}
