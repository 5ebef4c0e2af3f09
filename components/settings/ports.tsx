import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Result } from "@/utils/core/result";
import type { Replies } from "@/utils/messages/protocol";

/** What the options page needs of the browser and of the background; the page wires them. */
export interface SettingsPorts {
  /** Must be called before anything is awaited in a click's handler. */
  readonly requestHosts: (origins: readonly string[]) => Promise<boolean>;
  readonly hasHost: (origins: readonly string[]) => Promise<boolean>;
  readonly listHosts: () => Promise<readonly string[]>;
  readonly removeHosts: (origins: readonly string[]) => Promise<boolean>;
  /** Calls back after every grant and take-back, wherever it was made. Gives the way to stop. */
  readonly watchHosts: (changed: () => void) => () => void;
  readonly testConnection: (profileId: string) => Promise<Result<Replies["test-connection"]>>;
  /** Free; `null` where the server does not tell. */
  readonly readBalance: (profileId: string) => Promise<Result<Replies["read-balance"]>>;
  readonly version: string;
}

export interface TrackedPorts extends SettingsPorts {
  /** Another number after every grant and every take-back: a reason to look again. */
  readonly hostsVersion: number;
}

const PortsContext = createContext<TrackedPorts | undefined>(undefined);

interface PortsProviderProps {
  readonly ports: SettingsPorts;
  readonly children: ReactNode;
}

export function PortsProvider({ ports, children }: PortsProviderProps) {
  const [hostsVersion, setHostsVersion] = useState(0);
  const { watchHosts } = ports;
  useEffect(() => watchHosts(() => setHostsVersion((version) => version + 1)), [watchHosts]);
  const tracked = useMemo<TrackedPorts>(() => ({ ...ports, hostsVersion }), [ports, hostsVersion]);
  return <PortsContext value={tracked}>{children}</PortsContext>;
}

export function usePorts(): TrackedPorts {
  const ports = useContext(PortsContext);
  if (!ports) throw new Error("usePorts needs a PortsProvider above it");
  return ports;
}
