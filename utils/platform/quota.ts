import { defined } from "@/utils/core/defined";

export interface Quota {
  /** Bytes the browser lets the extension store; absent where it does not say. */
  readonly quota?: number;
  /** Whether the browser promises not to evict it. */
  readonly isPersisted: boolean;
}

/** How many bytes the browser gives this extension, and whether it may evict them. */
export async function readQuota(): Promise<Quota> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const isPersisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  return defined({ quota: estimate?.quota, isPersisted });
}

/** Bytes the extension stores; `undefined` where the browser does not say. */
export async function readUsedBytes(): Promise<number | undefined> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return estimate?.usage;
}

/** Asks for persistent storage, which the browser does not evict. Returns whether it was granted. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}
