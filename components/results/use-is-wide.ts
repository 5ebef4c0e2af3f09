import { useSyncExternalStore } from "react";

/** From this width on, CSS px, two pictures beside each other are each large enough to judge. */
const WIDE = "(min-width: 800px)";

/** Whether the page has room for two pictures beside each other. */
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
