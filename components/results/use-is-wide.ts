import { useSyncExternalStore } from "react";

/** Least width for two pictures side by side, CSS px. */
const WIDE = "(min-width: 800px)";

/** Whether the page has room for two pictures side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
  );
}
