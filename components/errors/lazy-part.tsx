import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { onDemand } from "@/utils/async/on-demand";
import { ViewBoundary } from "./ViewBoundary";

/** A component whose code is loaded when it is first shown, or before. */
type LazyPart<Props> = ComponentType<Props> & {
  /** Begins to load it; resolves when it is there or failed, which is said where it is shown. */
  begin(): Promise<void>;
};

/**
 * Makes a component of one that is loaded later. Nothing is shown until it is
 * there; once loaded it is drawn at once, without a frame in which it is
 * missing. What cannot be loaded is said in its place, and can be tried again.
 *
 * @param load usually `async () => (await import("./Name")).Name`
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  const code = onDemand(load);
  const attempt = () => lazy(async () => ({ default: await code.load() }));
  // React remembers that it failed, and forgets the state of what it waits for: were this another
  // one as soon as it fails, it would be loaded for ever.
  let waiting = attempt();
  const tryAnew = () => {
    if (code.loaded() === undefined) waiting = attempt();
  };
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, as React's `lazy` is
  function Loaded(props: Props) {
    // For as long as it is shown: another component in its place would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => code.loaded() ?? waiting);
    return <Part {...props} />;
  }
  // biome-ignore lint/correctness/noComponentHookFactories: likewise
  function Part(props: Props) {
    // Opened again, it is another try.
    useEffect(() => tryAnew, []);
    return (
      <ViewBoundary onRetry={tryAnew}>
        <Suspense>
          <Loaded {...props} />
        </Suspense>
      </ViewBoundary>
    );
  }
  const begin = () =>
    code.load().then(
      () => undefined,
      () => undefined,
    );
  return Object.assign(Part, { begin });
}
