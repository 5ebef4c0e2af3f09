import { useCallback, useEffect, useReducer } from "react";
import { readServers, watchServers } from "@/utils/settings/servers";
import {
  NO_SERVERS,
  reduceServers,
  type ServersAction,
  type ServersState,
} from "@/utils/settings/servers-state";

export interface Servers {
  readonly state: ServersState;
  readonly dispatch: (action: ServersAction) => void;
  /** Reads everything again; what was just stored is in the state when it resolves. */
  readonly reload: () => Promise<void>;
}

/** The servers of this browser, up to date with what other pages store. */
export function useServers(): Servers {
  const [state, dispatch] = useReducer(reduceServers, NO_SERVERS);
  const reload = useCallback(async () => {
    dispatch({ type: "stored", stored: await readServers() });
  }, []);
  useEffect(() => {
    void reload();
    return watchServers(() => void reload());
  }, [reload]);
  return { state, dispatch, reload };
}
