import type { ModelList } from "@/utils/core/server/model-list";
import { isListed } from "@/utils/core/server/suggest-model";

/** What is known of a server that was stored. */
export interface ServerFacts {
  /** There is a key, or the server needs none. */
  readonly isKeySettled: boolean;
  /** The browser lets us reach its host. `undefined`: not known yet. */
  readonly isAllowed: boolean | undefined;
  readonly model: string;
  /** The server has no model of its own to fall back on. */
  readonly needsModel?: boolean;
  /** What it lists, where it was asked. */
  readonly models?: ModelList | undefined;
}

/** What keeps a server from being used. */
export type Obstacle = "key" | "access" | "model";

/**
 * Why a server cannot be used yet, the first thing that is missing; `undefined`
 * where nothing is known to be. A tick stands only beside a server without any.
 */
export function obstacleOf(facts: ServerFacts): Obstacle | undefined {
  const { isKeySettled, isAllowed, model, needsModel = false, models } = facts;
  if (!isKeySettled) return "key";
  if (isAllowed === false) return "access";
  if (needsModel && model === "") return "model";
  return models && !isListed(models, model) ? "model" : undefined;
}
