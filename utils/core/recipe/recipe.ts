import type { Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import type { EditOptions } from "@/utils/core/option-fields";

/**
 * How a recipe's paint comes about. `painted`: the person paints each picture.
 * `same-place`: what was painted on a picture of `size`, at the same relative place.
 */
export type RecipeMask =
  | { readonly kind: "painted" }
  | { readonly kind: "whole" }
  | {
      readonly kind: "same-place";
      /** Picture px. */
      readonly size: Size;
      readonly operations: readonly MaskOperation[];
    };

/** The server and model a recipe is for. It names no key and no address beyond the host. */
export interface RecipeServer {
  readonly host: string;
  /** Empty where the server chooses. */
  readonly model: string;
}

/** What a recipe is, without what is known of its use. */
export interface RecipeContent {
  readonly name: string;
  /** May hold variables in braces, see `variables.ts`. */
  readonly prompt: string;
  /** Those in the panel stay where it has none. */
  readonly options?: EditOptions;
  /** The server in use stays where it has none. */
  readonly server?: RecipeServer;
  readonly mask: RecipeMask;
}

/** A named prompt with variables, options, and how its paint comes about. */
export interface Recipe extends RecipeContent {
  readonly id: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly usedAt?: number;
  /** How often it was used. */
  readonly uses: number;
  /** Has an entry of its own in the browser's menu of an image. */
  readonly isPinned?: boolean;
  /** What was last written for each variable. */
  readonly values?: Readonly<Record<string, string>>;
}
