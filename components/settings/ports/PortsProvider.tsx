import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { SettingsPorts } from "@/utils/settings/ports";

export interface TrackedPorts extends SettingsPorts {
  /** Changes with every grant and removal of a host: an effect's reason to run again. */
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
