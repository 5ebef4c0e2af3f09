import type { GalleryState } from "@/utils/panel/gallery/gallery-state";

/** The sites that pictures cannot be read from yet. */
export interface MissingHosts {
  readonly hosts: readonly string[];
  /** Match patterns to ask for, all at once; empty where only all sites will do. */
  readonly origins: readonly string[];
  /** Ids of the pictures. */
  readonly ids: readonly string[];
}

/** What all pictures that were looked at need, to be asked for once; `undefined` where nothing is. */
export function missingHosts({
  looks,
  plans,
}: Pick<GalleryState, "looks" | "plans">): MissingHosts | undefined {
  const found = [...looks, ...plans].flatMap(([id, { state, ...rest }]) =>
    state === "needs-permission" && "host" in rest ? [{ id, ...rest }] : [],
  );
  if (found.length === 0) return undefined;
  const isAllNeeded = found.some(({ isRedirected }) => isRedirected);
  return {
    hosts: [...new Set(found.map(({ host }) => host))].toSorted(),
    origins: isAllNeeded ? [] : [...new Set(found.flatMap(({ origins }) => origins))],
    ids: [...new Set(found.map(({ id }) => id))],
  };
}
