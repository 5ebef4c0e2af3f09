import type { Result } from "@/utils/core/result";
import type { Balance } from "@/utils/core/server/balance";
import type { PanelServices } from "@/utils/panel/state/services";

/** What a server and its requests can be asked for free. */
export interface ServerFacts {
  /** What a profile's key may still spend; `null` where the server does not tell. */
  readBalance(profileId: string): Promise<Result<Balance | null>>;
  /** An edit's request as a curl command, without the key; `undefined` where it cannot be had. */
  readCurl(editId: string): Promise<string | undefined>;
}

/** What the background knows of the server in use: its balance, and an edit as cURL. */
export function createServerFacts({ request }: PanelServices): ServerFacts {
  return {
    readBalance: (profileId) => request({ type: "read-balance", profileId }),
    readCurl: async (editId) => {
      const reply = await request({ type: "edit-as-curl", editId });
      return reply.ok ? reply.value.command : undefined;
    },
  };
}
