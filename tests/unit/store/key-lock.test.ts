import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  changeLockMinutes,
  forgetLockedKeys,
  lockNow,
  turnOffLock,
  turnOnLock,
  unlock,
} from "@/utils/store/key-lock";
import { hasKey, isKeyLocked, keyHint, readKey, saveKey } from "@/utils/store/keys";
import { closeIdleLock, lockState } from "@/utils/store/lock-record";
import { listProfiles, saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";

const KEY = "sk-abcdefghijklmnopWXYZ";
const WORDS = "correct horse battery staple";

/** Slow enough to be a derivation; the real one takes a quarter of a second. */
const turnOn = (minutes = 0, words = WORDS) => turnOnLock(words, minutes, 100);

const onDisk = async () => JSON.stringify(await fakeBrowser.storage.local.get(null));

beforeEach(async () => {
  fakeBrowser.reset();
  await saveProfile(profileWith({ id: "a" }), KEY);
});

afterEach(() => vi.useRealTimers());

describe("a lock", () => {
  it("leaves no key readable on the disk, nor the passphrase or what opens it", async () => {
    expect(await onDisk()).toContain(KEY);
    expect((await turnOn()).ok).toBe(true);
    const { key } = (await fakeBrowser.storage.session.get("key-lock-open"))["key-lock-open"] as {
      key: string;
    };
    expect(key).toHaveLength(44);
    for (const secret of [KEY, WORDS, key]) expect(await onDisk()).not.toContain(secret);
  });

  it("gives the keys while it is open, and nothing of them afterwards", async () => {
    await turnOn();
    expect(await readKey("a")).toBe(KEY);
    expect(await keyHint("a")).toBe("sk-…WXYZ");
    await lockNow();
    expect(await readKey("a")).toBeUndefined();
    expect(await keyHint("a")).toBe("••••");
    expect([await hasKey("a"), await isKeyLocked("a")]).toEqual([true, true]);
  });

  it("opens with its passphrase and no other", async () => {
    await turnOn();
    await lockNow();
    expect(await unlock("correct horse battery stable")).toBe(false);
    expect(await lockState()).toBe("locked");
    expect(await unlock(WORDS)).toBe(true);
    expect(await readKey("a")).toBe(KEY);
  });

  it("takes a passphrase however a keyboard writes its letters", async () => {
    await turnOn(0, "Schlüssel für 口令");
    await lockNow();
    expect(await unlock("Schlu\u0308ssel fu\u0308r 口令")).toBe(true);
  });

  it("does not open a key that was moved to another server", async () => {
    await turnOn();
    const local = await fakeBrowser.storage.local.get(null);
    await fakeBrowser.storage.local.set({ "key:b": local["key:a"] });
    expect(await readKey("a")).toBe(KEY);
    expect(await readKey("b")).toBeUndefined();
  });

  it("encrypts keys that are saved later, and takes none while it is locked", async () => {
    await turnOn();
    const next = "sk-nextnextnextnext";
    expect((await saveKey("a", next)).ok).toBe(true);
    expect(await onDisk()).not.toContain(next);
    await lockNow();
    expect(await saveKey("a", KEY)).toMatchObject({ error: { code: "keys_locked" } });
    const other = await saveProfile(profileWith({ id: "b" }), KEY);
    expect(other).toMatchObject({ error: { code: "keys_locked" } });
    expect((await listProfiles()).map(({ id }) => id)).toEqual(["a"]);
    await unlock(WORDS);
    expect(await readKey("a")).toBe(next);
  });

  it("lets servers be changed while it is locked", async () => {
    await turnOn();
    await lockNow();
    expect((await saveProfile(profileWith({ id: "a", name: "Renamed" }))).ok).toBe(true);
    await unlock(WORDS);
    expect(await readKey("a")).toBe(KEY);
  });

  it("takes in a key that another page stored in the moment it was set", async () => {
    await turnOn();
    await fakeBrowser.storage.local.set({ "key:late": "sk-late-late-late" });
    expect(await readKey("late")).toBe("sk-late-late-late");
    await unlock(WORDS);
    expect(await onDisk()).not.toContain("sk-late");
    expect(await readKey("late")).toBe("sk-late-late-late");
  });

  it("is set once: a second one would shut in what the first one holds", async () => {
    await turnOn();
    expect(await turnOn(0, "another passphrase")).toMatchObject({ error: { code: "keys_locked" } });
    await lockNow();
    expect(await unlock(WORDS)).toBe(true);
  });

  it("changes nothing where the browser takes no more", async () => {
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(
      new Error("QUOTA_BYTES quota"),
    );
    expect(await turnOn()).toMatchObject({ error: { code: "storage_full" } });
    expect(await lockState()).toBe("off");
    expect(await readKey("a")).toBe(KEY);
  });
});

describe("giving a lock up", () => {
  it("stores the keys as they were, with the passphrase", async () => {
    await turnOn();
    await saveKey("b", "sk-bbbbbbbbbbbb");
    expect((await turnOffLock()).ok).toBe(true);
    expect(await lockState()).toBe("off");
    expect([await readKey("a"), await readKey("b")]).toEqual([KEY, "sk-bbbbbbbbbbbb"]);
    expect(await onDisk()).toContain(KEY);
  });

  it("needs it to be open", async () => {
    await turnOn();
    await lockNow();
    expect(await turnOffLock()).toMatchObject({ error: { code: "keys_locked" } });
    expect(await changeLockMinutes(15)).toMatchObject({ error: { code: "keys_locked" } });
  });

  it("without the passphrase loses the keys and nothing else", async () => {
    const { "key:a": _key, ...before } = await fakeBrowser.storage.local.get(null);
    await turnOn();
    await lockNow();
    expect((await forgetLockedKeys()).ok).toBe(true);
    expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
    expect(await saveKey("a", KEY)).toEqual({ ok: true });
    expect(await readKey("a")).toBe(KEY);
  });
});

describe("an idle lock", () => {
  const MINUTE = 60_000;

  beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000 }));

  it("closes when nothing used it for the chosen time; each use begins it anew", async () => {
    await turnOn(15);
    vi.setSystemTime(Date.now() + 14 * MINUTE);
    expect(await readKey("a")).toBe(KEY);
    vi.setSystemTime(Date.now() + 14 * MINUTE);
    expect(await lockState()).toBe("unlocked");
    vi.setSystemTime(Date.now() + 1 * MINUTE);
    expect(await lockState()).toBe("locked");
    expect(await readKey("a")).toBeUndefined();
  });

  it("is emptied by the alarm, not only hidden", async () => {
    await turnOn(15);
    const opened = Date.now();
    expect(await closeIdleLock(opened + 5 * MINUTE, false)).toBe(opened + 15 * MINUTE);
    expect(await closeIdleLock(opened + 15 * MINUTE, false)).toBeUndefined();
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });

  it("stays open while an edit runs or waits, which needs its key", async () => {
    await turnOn(15);
    const later = Date.now() + 15 * MINUTE - 1;
    expect(await closeIdleLock(later, true)).toBe(later + 15 * MINUTE);
    vi.setSystemTime(later + 14 * MINUTE);
    expect(await readKey("a")).toBe(KEY);
  });

  it("closes when the clock is put back, and opens again", async () => {
    await turnOn(15);
    vi.setSystemTime(Date.now() - 60 * MINUTE);
    expect(await lockState()).toBe("locked");
    expect(await unlock(WORDS)).toBe(true);
    expect(await readKey("a")).toBe(KEY);
  });

  it("stays open until the browser is closed where that was chosen", async () => {
    await turnOn(0);
    vi.setSystemTime(Date.now() + 10_000 * MINUTE);
    expect(await readKey("a")).toBe(KEY);
    expect(await closeIdleLock(Date.now(), false)).toBeUndefined();
  });

  it("follows a change of the time at once", async () => {
    await turnOn(0);
    expect((await changeLockMinutes(15)).ok).toBe(true);
    vi.setSystemTime(Date.now() + 15 * MINUTE);
    expect(await lockState()).toBe("locked");
  });
});
