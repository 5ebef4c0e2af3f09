import type { Size } from "@/utils/core/geometry";

/** How a person wants a result placed. Absent fields are chosen automatically. */
export interface PlacementChoice {
  /** How far the answer fades out beyond the mask, picture px. */
  readonly featherPx?: number;
  /** How far the mask is grown, picture px. */
  readonly growthPx?: number;
  /** A small shift and scale of the answer is undone. On if absent. */
  readonly register?: boolean;
  /** The answer's colours are matched to their surroundings. On if absent. */
  readonly matchColour?: boolean;
}

/** What was measured while an answer was put into its picture. */
export interface PlacementReport {
  /** As used, picture px. */
  readonly featherPx: number;
  /** Mean absolute difference (0–255) of the answer where nothing should have changed. */
  readonly drift?: number;
  /** By how much its aspect differs from the window's, where by more than 1 %: 0.05 is 5 %. */
  readonly aspectOff?: number;
  /** The shift (px of the answer) and scale that were undone. */
  readonly shift?: { readonly x: number; readonly y: number; readonly scale: number };
}

/** What is kept of a result's place in its picture. */
export interface ResultPlacement {
  readonly choice?: PlacementChoice;
  readonly report?: PlacementReport;
}

/** By the result's index. */
export type Placements = Readonly<Record<string, ResultPlacement>>;

export type PlacementNote = "aspect" | "shift" | "drift";

/**
 * From here on an answer counts as having changed what it should have left
 * alone. A good model's noise and rounding stay below 4.
 */
const MUCH_DRIFT = 6;
/** Smaller shifts are invisible; px of the answer. */
const MUCH_SHIFT = 1;
const MUCH_SCALE = 0.002;

/** What a person should hear about an answer, the most important first. */
export function notesOn(report: PlacementReport | undefined): readonly PlacementNote[] {
  if (!report) return [];
  const notes: PlacementNote[] = [];
  if (report.aspectOff !== undefined) notes.push("aspect");
  if ((report.drift ?? 0) >= MUCH_DRIFT) notes.push("drift");
  const { shift } = report;
  const isMoved =
    shift !== undefined &&
    (Math.hypot(shift.x, shift.y) >= MUCH_SHIFT || Math.abs(shift.scale - 1) >= MUCH_SCALE);
  if (isMoved) notes.push("shift");
  return notes;
}

/** From here on what is new looks softer than what is around it. */
const SOFT_FROM = 1.5;

/**
 * How many times smaller a window was sent than it is in the picture, where that
 * is so much that it shows; nothing where it is not.
 *
 * @param window picture px
 */
export function softnessOf(window: Size, sentSize: Size): number | undefined {
  const times = Math.max(window.width / sentSize.width, window.height / sentSize.height);
  return times > SOFT_FROM ? times : undefined;
}

/** Whether all choices are the defaults. */
export function isUsualPlacement(choice: PlacementChoice | undefined): boolean {
  if (!choice) return true;
  const { featherPx, growthPx = 0, register = true, matchColour = true } = choice;
  return featherPx === undefined && growthPx === 0 && register && matchColour;
}

const LEAST_LIMIT_PX = 32;
const MOST_LIMIT_PX = 128;

/** Default feather as a share of the window's diagonal. */
const FEATHER_SHARE = 0.015;

/** 1.5 % of the window's diagonal, 4 to 32 picture px. */
export function defaultFeather({ width, height }: Size): number {
  return Math.min(32, Math.max(4, Math.hypot(width, height) * FEATHER_SHARE));
}

/** How far feather and growth can be set, picture px: four times the default feather. */
export function placementLimitPx({ width, height }: Size): number {
  const limit = Math.hypot(width, height) * FEATHER_SHARE * 4;
  return Math.round(Math.min(MOST_LIMIT_PX, Math.max(LEAST_LIMIT_PX, limit)));
}
