import { createContext, type ReactNode, useContext } from "react";
import type { Result } from "@/utils/core/result";
import type { Replies } from "@/utils/messages/protocol";

/** What the options page needs of the browser and of the background; the page wires them. */
export interface SettingsPorts {
  /** Must be called before anything is awaited in a click's handler. */
  readonly requestHosts: (origins: readonly string[]) => Promise<boolean>;
  readonly hasHost: (origins: readonly string[]) => Promise<boolean>;
  readonly listHosts: () => Promise<readonly string[]>;
  readonly removeHosts: (origins: readonly string[]) => Promise<boolean>;
  readonly testConnection: (profileId: string) => Promise<Result<Replies["test-connection"]>>;
  readonly version: string;
}

const PortsContext = createContext<SettingsPorts | undefined>(undefined);

interface PortsProviderProps {
  readonly ports: SettingsPorts;
  readonly children: ReactNode;
}

export function PortsProvider({ ports, children }: PortsProviderProps) {
  return <PortsContext value={ports}>{children}</PortsContext>;
}

export function usePorts(): SettingsPorts {
  const ports = useContext(PortsContext);
  if (!ports) throw new Error("usePorts needs a PortsProvider above it");
  return ports;
}
