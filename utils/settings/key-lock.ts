import type { LockState } from "@/utils/core/server/key-lock";
import {
  changeLockMinutes,
  forgetLockedKeys,
  lockNow,
  turnOffLock,
  turnOnLock,
  unlock,
  watchLock,
} from "@/utils/store/key-lock";
import { lockState, readLock } from "@/utils/store/lock-record";

/** What a person can do with the lock of the keys. */
export const keyLock = {
  turnOn: turnOnLock,
  turnOff: turnOffLock,
  unlock,
  lockNow,
  changeMinutes: changeLockMinutes,
  forget: forgetLockedKeys,
};

export interface ShownLock {
  readonly state: LockState;
  /** See `LOCK_AFTER_MINUTES`. */
  readonly minutes: number;
}

/** Calls `changed` with how the lock stands, now and after every change. Returns unsubscribe. */
export function followLock(changed: (lock: ShownLock) => void): () => void {
  let isOver = false;
  const read = async () => {
    const [state, lock] = [await lockState(), await readLock()];
    if (!isOver) changed({ state, minutes: lock?.minutes ?? 0 });
  };
  void read();
  const stop = watchLock(() => void read());
  return () => {
    isOver = true;
    stop();
  };
}
