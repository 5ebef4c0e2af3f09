import * as v from "valibot";
import type { Result } from "@/utils/core/result";
import { readLocal, watchLocal, writeLocal } from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

const ITEM = "favourite-prompts";
/** The most favourites that are kept. */
const MAX = 50;

const schema = v.fallback(v.array(v.string()), []);

/** Favourite prompts, the latest first. */
export async function readFavouritePrompts(): Promise<readonly string[]> {
  return v.parse(schema, await readLocal(ITEM));
}

/** Adds a prompt to the favourites, first in the list, or removes it. */
export async function keepFavouritePrompt(prompt: string, isKept: boolean): Promise<Result<void>> {
  const others = (await readFavouritePrompts()).filter((one) => one !== prompt);
  const prompts = isKept ? [prompt, ...others].slice(0, MAX) : others;
  return attemptLocal(() => writeLocal({ [ITEM]: prompts }));
}

/** Calls `changed` when a prompt is kept or let go anywhere. Returns unsubscribe. */
export function watchFavouritePrompts(changed: () => void): () => void {
  return watchLocal((items) => {
    if (items.includes(ITEM)) changed();
  });
}
