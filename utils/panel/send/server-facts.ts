import type { Result } from "@/utils/core/result";
import type { Balance } from "@/utils/core/server/balance";
import { request } from "@/utils/messages/client";

/** What a profile's key may still spend; `null` where the server does not tell. Free. */
export function readBalance(profileId: string): Promise<Result<Balance | null>> {
  return request({ type: "read-balance", profileId });
}

/** An edit's request as a curl command, without the key; `undefined` where it cannot be had. */
export async function readCurl(editId: string): Promise<string | undefined> {
  const reply = await request({ type: "edit-as-curl", editId });
  return reply.ok ? reply.value.command : undefined;
}
