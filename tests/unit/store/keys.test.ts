import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { hasKey, keyHint, readKey, removeKey, saveKey } from "@/utils/store/keys";
import { saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";

const KEY = "sk-abcdefghijklmnopWXYZ";

beforeEach(() => fakeBrowser.reset());

describe("keys", () => {
  it("keeps a key in an item of its own and nowhere else", async () => {
    await saveProfile(profileWith({ id: "a" }));
    await saveKey("a", KEY);
    const local = await fakeBrowser.storage.local.get(null);
    const holders = Object.keys(local).filter((item) => JSON.stringify(local[item]).includes(KEY));
    expect(holders).toEqual(["key:a"]);
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({});
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });

  it("reads back what people paste around a key as the key alone", async () => {
    expect((await saveKey("a", `  Bearer ${KEY}\n`)).ok).toBe(true);
    expect(await readKey("a")).toBe(KEY);
  });

  it.each(["密钥", "sk-abc def", "sk-abc\u0007", "sk-é"])(
    "refuses %j, which cannot go into a header, and keeps the key of before",
    async (text) => {
      await saveKey("a", KEY);
      const refused = await saveKey("a", text);
      expect(refused).toMatchObject({ ok: false, error: { code: "key_unusable" } });
      expect(await readKey("a")).toBe(KEY);
    },
  );

  it("never repeats a refused or unsaved key in its error", async () => {
    const refused = await saveKey("a", "sk-geheim 密钥");
    const cause = new Error(`quota: ${KEY}`);
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(cause);
    const unsaved = await saveKey("a", KEY);
    expect(unsaved).toMatchObject({ ok: false, error: { code: "storage_full" } });
    expect(JSON.stringify([refused, unsaved])).not.toMatch(/geheim|abcdefgh/);
  });

  it("shows the last four characters of a key, and none of a short one", async () => {
    await saveKey("a", KEY);
    await saveKey("b", "relay-token-12345678");
    await saveKey("c", "sk-12345");
    expect(await Promise.all(["a", "b", "c", "d"].map(keyHint))).toEqual([
      "sk-…WXYZ",
      "…5678",
      "sk-••••",
      undefined,
    ]);
  });

  it("forgets a key that is removed", async () => {
    await saveKey("a", KEY);
    await removeKey("a");
    expect(await hasKey("a")).toBe(false);
  });

  it("keeps the keys of different profiles apart", async () => {
    await saveKey("a", KEY);
    expect(await hasKey("a")).toBe(true);
    expect(await hasKey("b")).toBe(false);
  });
});
