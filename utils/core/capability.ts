import type { Size } from "@/utils/core/geometry";
import type { OptionalField } from "@/utils/core/option-fields";

/** How the painted area is sent. `mask_image` is the same file as `mask` under the name that vLLM-Omni reads. */
export const MASK_WAYS = ["mask", "mask_image", "markup", "none"] as const;

export type MaskWay = (typeof MASK_WAYS)[number];

/** The ways that are a file of the form, called like the way. */
export type MaskFile = Exclude<MaskWay, "none">;

/** Whether a file says where to edit. */
export function isMaskFile(way: string): way is MaskFile {
  return way !== "none" && (MASK_WAYS as readonly string[]).includes(way);
}

/** The sizes a model takes: some, or any within bounds. Picture px of what is sent. */
export type SizeRule =
  | { readonly kind: "list"; readonly sizes: readonly Size[] }
  | {
      readonly kind: "free";
      readonly multipleOf: number;
      readonly maxEdge: number;
      readonly minPixels: number;
      readonly maxPixels: number;
      /** Long side over short side. */
      readonly maxRatio: number;
      /** Offered by name in the interface. */
      readonly suggested: readonly Size[];
    };

/** What a model takes. Chosen by the model's name, and the person can override it. */
export interface Capability {
  readonly id: string;
  readonly sizes: SizeRule;
  readonly imageByteLimit: number;
  readonly maskByteLimit: number;
  /** In characters as the API counts them: Unicode code points. */
  readonly promptLimit: number;
  readonly maxCount: number;
  /**
   * So many results are asked for by one request, and the missing ones by further
   * ones, each of which is paid. Only ever set by the person. Absent: all by one.
   */
  readonly perRequest?: number;
  /** How many images one request may carry, the picture included. */
  readonly maxImages: number;
  readonly fields: readonly OptionalField[];
  readonly qualities: readonly string[];
  readonly maskWays: readonly MaskWay[];
}
