import { useEffect, useState } from "react";
import { hostPattern } from "@/utils/core/server/base-url";
import { parseTypedAddress } from "@/utils/core/server/typed-address";
import { usePorts } from "../ports/PortsProvider";

export interface HostAccess {
  /** `undefined` while unknown. */
  readonly isAllowed: boolean | undefined;
  /** For a click's handler. */
  readonly ask: () => void;
}

/**
 * Whether Redraw may reach a server. The person may also change that in the
 * browser's own pages, so it is looked up again when they come back.
 */
export function useHostAccess(baseUrl: string): HostAccess {
  const { hasHost, requestHosts, hostsVersion } = usePorts();
  const [known, setKnown] = useState<{ pattern: string; isAllowed: boolean }>();
  const parsed = parseTypedAddress(baseUrl);
  const pattern = parsed.ok ? hostPattern(parsed.value) : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: checked again after every change
  useEffect(() => {
    if (pattern === "") return;
    const check = () =>
      void hasHost([pattern]).then((isAllowed) => setKnown({ pattern, isAllowed }));
    check();
    window.addEventListener("focus", check);
    return () => window.removeEventListener("focus", check);
  }, [pattern, hasHost, hostsVersion]);
  return {
    isAllowed: known?.pattern === pattern ? known.isAllowed : undefined,
    ask: () => void requestHosts([pattern]).then((isAllowed) => setKnown({ pattern, isAllowed })),
  };
}
