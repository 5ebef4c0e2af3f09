import type { Rect } from "@/utils/core/geometry";

/** What a person wants to be sent: what is painted with its surroundings, everything, or a frame. */
export type WindowChoice =
  | { readonly kind: "around" }
  | { readonly kind: "whole" }
  /** Picture px. */
  | { readonly kind: "frame"; readonly rect: Rect };

export const AROUND: WindowChoice = { kind: "around" };
