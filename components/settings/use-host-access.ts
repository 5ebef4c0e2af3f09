import { useEffect, useState } from "react";
import { hostPattern, parseBaseUrl } from "@/utils/core/base-url";
import { usePorts } from "./ports";

export interface HostAccess {
  /** `undefined` while unknown. */
  readonly isAllowed: boolean | undefined;
  /** For a click's handler. */
  readonly ask: () => void;
}

/**
 * Whether Redraw may reach a server. `occasion` is anything whose change may
 * have changed that; the person may also have changed it in the browser.
 */
export function useHostAccess(baseUrl: string, occasion: unknown): HostAccess {
  const { hasHost, requestHosts } = usePorts();
  const [known, setKnown] = useState<{ pattern: string; isAllowed: boolean }>();
  const parsed = parseBaseUrl(baseUrl);
  const pattern = parsed.ok ? hostPattern(parsed.value) : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again on every occasion
  useEffect(() => {
    if (pattern === "") return;
    const check = () =>
      void hasHost([pattern]).then((isAllowed) => setKnown({ pattern, isAllowed }));
    check();
    window.addEventListener("focus", check);
    return () => window.removeEventListener("focus", check);
  }, [pattern, hasHost, occasion]);
  return {
    isAllowed: known?.pattern === pattern ? known.isAllowed : undefined,
    ask: () => void requestHosts([pattern]).then((isAllowed) => setKnown({ pattern, isAllowed })),
  };
}
