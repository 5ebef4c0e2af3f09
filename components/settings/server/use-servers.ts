import { useCallback, useEffect, useReducer } from "react";
import {
  NO_SERVERS,
  reduceServers,
  type ServersAction,
  type ServersState,
  type StoredServers,
} from "@/utils/settings/servers-state";
import { keyHint } from "@/utils/store/keys";
import { activeProfileId, listProfiles, watchProfiles } from "@/utils/store/profiles";

async function readStored(): Promise<StoredServers> {
  const [profiles, activeId] = await Promise.all([listProfiles(), activeProfileId()]);
  const hints = await Promise.all(profiles.map(async ({ id }) => [id, await keyHint(id)] as const));
  const known = hints.flatMap(([id, hint]) => (hint === undefined ? [] : [[id, hint] as const]));
  return { profiles, activeId, hints: new Map(known) };
}

export interface Servers {
  readonly state: ServersState;
  readonly dispatch: (action: ServersAction) => void;
  /** Reads everything again; what was just written is in the state when it resolves. */
  readonly reload: () => Promise<void>;
}

/** The servers of this browser, kept up to date with what other pages store. */
export function useServers(): Servers {
  const [state, dispatch] = useReducer(reduceServers, NO_SERVERS);
  const reload = useCallback(async () => {
    dispatch({ type: "stored", stored: await readStored() });
  }, []);
  useEffect(() => {
    void reload();
    return watchProfiles(() => void reload());
  }, [reload]);
  return { state, dispatch, reload };
}
