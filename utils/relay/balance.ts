import type { Balance } from "@/utils/core/server/balance";
import type { TimedRelayDeps } from "@/utils/relay/deps";
import { getFree, type Server } from "@/utils/relay/free-get";
import { isObject } from "@/utils/relay/json";

/** What one-api and new-api write where a key has no limit. */
const UNLIMITED = 100_000_000;

function numberAt(json: unknown, key: string): number | undefined {
  const value = isObject(json) ? json[key] : undefined;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/**
 * What a key may still spend, on servers that tell: `hard_limit_usd` less
 * `total_usage`, which is in hundredths (one-api and new-api,
 * `/v1/dashboard/billing/…`). `undefined` where the server has no balance,
 * does not answer, or gives no numbers: never an error.
 */
export async function readBalance(
  server: Server,
  deps: TimedRelayDeps,
  signal: AbortSignal,
): Promise<Balance | undefined> {
  const path = "/dashboard/billing";
  const [subscription, usage] = await Promise.all([
    getFree(server, `${path}/subscription`, deps, signal),
    getFree(server, `${path}/usage`, deps, signal),
  ]);
  const limit = subscription.ok ? numberAt(subscription.value, "hard_limit_usd") : undefined;
  if (limit === undefined) return undefined;
  if (limit >= UNLIMITED) return { kind: "unlimited" };
  const used = usage.ok ? numberAt(usage.value, "total_usage") : undefined;
  if (used === undefined) return undefined;
  // Hundredths and floats: 20 - 2.75 must not become 17.249999999999996.
  const remaining = Math.round((limit - used / 100) * 1e6) / 1e6;
  return { kind: "limited", remaining, limit };
}
