import { type Comparable, groupAlike } from "@/utils/core/gallery/likeness";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import type { GalleryState } from "@/utils/panel/gallery/gallery-state";
import { largeEnough } from "@/utils/panel/gallery/in-sight";
import type { Looker } from "@/utils/panel/gallery/look";

/** So many are compared before the groups are made anew: tiles must not jump with each. */
const AT_A_TIME = 24;

/**
 * Reads all pictures that are large enough and shows near duplicates as one.
 * Reading hundreds takes a while: the state says how far it is.
 */
export async function compareAll(context: GalleryContext, looker: Looker): Promise<void> {
  const { store, comparing } = context;
  const signal = comparing.next();
  const items = largeEnough(store.getState());
  const tell = (done: number) => {
    const groups = groupAlike(
      items.map(({ id }) => id),
      (id) => comparableOf(store.getState(), id),
    );
    store.setState(({ ticked }) => ({
      likeness: { done, of: items.length, groups },
      ticked: tickedInFront(ticked, groups),
    }));
  };
  tell(0);
  for (let from = 0; from < items.length; from += AT_A_TIME) {
    const some = items.slice(from, from + AT_A_TIME);
    for (const item of some) {
      await looker.ensure(item);
      if (signal.aborted) return;
    }
    tell(from + some.length);
  }
}

/** Of near duplicates one is meant: a tick that would be out of sight goes to the one in front. */
function tickedInFront(
  ticked: ReadonlySet<string>,
  groups: readonly (readonly [string, ...string[]])[],
): ReadonlySet<string> {
  const next = new Set(ticked);
  for (const [front, ...others] of groups) {
    const hidden = others.filter((id) => next.delete(id));
    if (hidden.length > 0) next.add(front);
  }
  return next;
}

function comparableOf({ looks }: GalleryState, id: string): Comparable | undefined {
  const look = looks.get(id);
  return look?.state === "seen" ? look : undefined;
}
