import type { ChosenWindow } from "@/utils/core/window/choose";
import type { Crop } from "@/utils/core/window/crop";
import type { Extension } from "@/utils/core/window/extend";
import { AROUND, type WindowChoice } from "@/utils/core/window/window-choice";
import type { Bounds } from "@/utils/pixels/job-types";

/** The bar that is open under the picture, one at a time. */
export type PlacementBar =
  | { readonly kind: "closed" }
  /** Chooses the window; its frame on the picture can be dragged. */
  | { readonly kind: "window" }
  /** Makes the picture larger: by how much so far. */
  | { readonly kind: "extend"; readonly extension: Extension }
  /** Cuts a part out of the picture: which so far. */
  | { readonly kind: "crop"; readonly crop: Crop };

/** What would be sent now, and how the paint lies to it. */
export interface PlannedWindow extends ChosenWindow {
  /** `cut`: some of the paint lies outside the window; `outside`: all of it. */
  readonly paint: "none" | "inside" | "cut" | "outside";
}

type Areas = NonNullable<Bounds["parts"]>;

/** A window that was found for the paint, and the parts it could be sent in instead. */
export interface FoundWindow extends PlannedWindow {
  readonly areas?: Areas;
}

/** Paint that lies far apart, and whether each part is sent by itself. */
export interface PlannedParts {
  readonly areas: Areas;
  readonly isSeparate: boolean;
}

/** Only a window around the paint can be sent in parts instead. */
type Plan =
  | {
      readonly choice: Extract<WindowChoice, { kind: "around" }>;
      readonly planned: (PlannedWindow & { readonly parts?: PlannedParts }) | undefined;
    }
  | {
      readonly choice: Exclude<WindowChoice, { kind: "around" }>;
      readonly planned: (PlannedWindow & { readonly parts?: never }) | undefined;
    };

/** What part of the picture is sent. */
export type Sending = Plan & {
  readonly bar: PlacementBar;
  /** From the click on Generate until the edit is stored. */
  readonly isStarting: boolean;
};

const CLOSED: PlacementBar = { kind: "closed" };

/** Nothing planned yet. */
export function newSending(choice: WindowChoice = AROUND): Sending {
  const rest = { bar: CLOSED, isStarting: false, planned: undefined };
  return choice.kind === "around" ? { ...rest, choice } : { ...rest, choice };
}

/** Takes over what was planned. The person's wish to send parts separately lasts while there are parts. */
export function withPlan(sending: Sending, found: FoundWindow | undefined): Sending {
  const { bar, isStarting, choice } = sending;
  if (!found) return { ...newSending(choice), bar, isStarting };
  const { areas, ...planned } = found;
  if (choice.kind !== "around") return { bar, isStarting, choice, planned };
  const isSeparate = sending.planned?.parts?.isSeparate ?? false;
  const parts = areas ? { parts: { areas, isSeparate } } : {};
  return { bar, isStarting, choice, planned: { ...planned, ...parts } };
}

/** Chooses another window. The last plan stays on screen until there is a new one. */
export function withChoice(sending: Sending, choice: WindowChoice): Sending {
  const { bar, isStarting, planned } = sending;
  if (choice.kind === "around") return { bar, isStarting, choice, planned };
  if (!planned) return { bar, isStarting, choice, planned };
  const { parts: _, ...own } = planned;
  return { bar, isStarting, choice, planned: own };
}

/** Sends far-apart parts each by itself, or all in one window. */
export function withSeparate(sending: Sending, isSeparate: boolean): Sending {
  const { bar, isStarting, choice, planned } = sending;
  if (choice.kind !== "around" || !planned?.parts) return sending;
  return {
    bar,
    isStarting,
    choice,
    planned: { ...planned, parts: { ...planned.parts, isSeparate } },
  };
}

/** The parts, if they are to be sent each by itself. */
export function separateAreas({ planned }: Sending): Areas | undefined {
  return planned?.parts?.isSeparate ? planned.parts.areas : undefined;
}

/** How much the picture is being extended by, while it is. */
export function extensionOf({ bar }: Sending): Extension | undefined {
  return bar.kind === "extend" ? bar.extension : undefined;
}

/** Which part is being cut out, while one is. */
export function cropOf({ bar }: Pick<Sending, "bar">): Crop | undefined {
  return bar.kind === "crop" ? bar.crop : undefined;
}
