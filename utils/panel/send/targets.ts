import type { Size } from "@/utils/core/geometry";
import type { EditOptions } from "@/utils/core/option-fields";
import { capabilityOf, parseSize } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import { windowFor } from "@/utils/core/window/window-for";
import type { PanelState } from "@/utils/panel/state/panel-state";
import type { FoundWindow } from "@/utils/panel/state/sending";

/** A server and one of its models. */
export interface Target {
  readonly profileId: string;
  readonly model: string;
}

/** So many are asked for one *Generate* at most: more cannot be looked at side by side. */
export const MOST_TARGETS = 4;

/** Whether two name the same model of the same server. */
export function isSameTarget(a: Target, b: Target): boolean {
  return a.profileId === b.profileId && a.model === b.model;
}

/** Everybody that the next *Generate* asks: the chosen server first, each with its own model. */
export function targetsOf({
  server,
  compared,
}: Pick<PanelState, "server" | "compared">): readonly Profile[] {
  const { profile, profiles } = server;
  if (!profile) return [];
  const others = compared.flatMap(({ profileId, model }) => {
    const found = profiles.find(({ id }) => id === profileId);
    const isChosen = profileId === profile.id && model === profile.model;
    return found && !isChosen ? [{ ...found, model }] : [];
  });
  return [profile, ...others].slice(0, MOST_TARGETS);
}

/** The options as this model takes them: no more images than it makes, no size it does not know. */
export function optionsFor(options: EditOptions, profile: Profile): EditOptions {
  const { maxCount, sizes } = capabilityOf(profile);
  const size = parseSize(options.size);
  const isKnown =
    !size ||
    sizes.kind === "free" ||
    sizes.sizes.some(({ width, height }) => width === size.width && height === size.height);
  return {
    ...options,
    count: Math.min(options.count, maxCount),
    ...(isKnown ? {} : { size: "auto" }),
  };
}

/**
 * The same window for another model: in a size that it takes, and with an aspect
 * that it takes where its sizes have none that fits. What is sent whole is sent
 * whole to everybody.
 */
export function windowOfTarget(
  found: FoundWindow,
  profile: Profile,
  options: EditOptions,
  { size, isWhole }: { readonly size: Size; readonly isWhole: boolean },
): FoundWindow {
  const { sizes } = capabilityOf(profile);
  const wanted = parseSize(options.size) ?? "auto";
  const choice = isWhole
    ? ({ kind: "whole" } as const)
    : ({ kind: "frame", rect: found.window } as const);
  const chosen = windowFor(choice, undefined, size, sizes, wanted);
  return chosen ? { ...found, ...chosen } : found;
}
