import type { AppError } from "@/utils/core/app-error";
import type { Result } from "@/utils/core/result";

type Listener = (error: AppError | undefined) => void;

const listeners = new Set<Listener>();

/**
 * Tells the page whether something was stored that has no place of its own to say so: a
 * switch, a choice. The browser may refuse it (full, or storage that is gone).
 */
export function tellStored<T>(stored: Result<T>): Result<T> {
  for (const heard of listeners) heard(stored.ok ? undefined : stored.error);
  return stored;
}

/** Calls `heard` with why the latest change was not stored; `undefined` where it was. Returns unsubscribe. */
export function followRefusals(heard: Listener): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
