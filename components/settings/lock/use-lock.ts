import { useEffect, useState } from "react";
import { followLock, type ShownLock } from "@/utils/settings/key-lock";

/** How the lock stands; `undefined` until it is read. */
export function useLock(): ShownLock | undefined {
  const [lock, setLock] = useState<ShownLock>();
  useEffect(() => followLock(setLock), []);
  return lock;
}
