import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { DEFAULT_BASE_URL } from "@/utils/core/server/profile";
import { hasKey, readKey, saveKey } from "@/utils/store/keys";
import {
  activeProfileId,
  countBrokenProfiles,
  listProfiles,
  readProfile,
  removeProfile,
  saveProfile,
  setActiveProfile,
  watchProfiles,
} from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";

const local = fakeBrowser.storage.local;

async function namesOf(): Promise<string[]> {
  return (await listProfiles()).map(({ name }) => name);
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe("profiles", () => {
  it("begins with the default server, without storing anything", async () => {
    const [first, ...others] = await listProfiles();
    expect(first).toMatchObject({ id: "default", baseUrl: DEFAULT_BASE_URL, model: "" });
    expect(others).toEqual([]);
    expect(await activeProfileId()).toBe("default");
    expect(await local.get(null)).toEqual({});
  });

  it("gives back what was saved", async () => {
    const options = { count: 4, size: "1024x1024", quality: "high", extra: { seed: "7" } };
    const profile = profileWith({ model: "gpt-image-2", user: "me", timeoutMs: 90_000, options });
    await saveProfile(profile);
    expect(await readProfile("one")).toEqual(profile);
  });

  it("keeps what the person knows of the model, without the parts that are wrong", async () => {
    const capability = { promptLimit: 500, maxImages: 4, maskWays: ["markup"] } as const;
    const profile = profileWith({ capability, suffix: "change nothing else" });
    await saveProfile(profile);
    expect(await readProfile("one")).toEqual(profile);
    const broken = { ...capability, promptLimit: -1, sizes: { kind: "list", sizes: [] } };
    await local.set({ "profile:one": { ...profile, schema: 1, capability: broken } });
    const { promptLimit: _, ...rest } = capability;
    expect((await readProfile("one"))?.capability).toEqual(rest);
  });

  it("keeps the order in which profiles were added, also when one is changed", async () => {
    for (const id of ["c", "a", "b"]) await saveProfile(profileWith({ id, name: id }));
    await saveProfile(profileWith({ id: "a", name: "A" }));
    expect(await namesOf()).toEqual(["c", "A", "b"]);
  });

  it("lists profiles the order does not know, and ignores a broken order", async () => {
    await saveProfile(profileWith({ id: "b", name: "b" }));
    await saveProfile(profileWith({ id: "a", name: "a" }));
    await local.set({ "profile-order": { not: "a list" } });
    expect(await namesOf()).toEqual(["a", "b"]);
  });

  it("stores no field that is not a profile's, such as a key that slipped in", async () => {
    await saveProfile({ ...profileWith(), key: "sk-slipped-in" } as never);
    expect(JSON.stringify(await local.get(null))).not.toContain("slipped-in");
  });

  it.each([
    ["no record at all", "text"],
    ["no address", { schema: 1, id: "bad", name: "Bad" }],
    ["another id than its item's", { ...profileWith({ id: "other" }), schema: 1 }],
    ["no schema", profileWith({ id: "bad" })],
  ])("sets a record with %s aside whole and keeps the others", async (_what, record) => {
    await saveProfile(profileWith());
    await local.set({ "profile:bad": record });
    expect(await namesOf()).toEqual(["One"]);
    expect(await local.get(["profile:bad", "broken:profile:bad"])).toEqual({
      "profile:bad": undefined,
      "broken:profile:bad": record,
    });
    expect(await countBrokenProfiles()).toBe(1);
  });

  it("loses only the field that is wrong where a profile can do without it", async () => {
    await local.set({
      "profile:one": {
        ...profileWith({ name: "Kept" }),
        schema: 1,
        timeoutMs: "soon",
        options: { count: 99, size: "512x512", quality: 3 },
      },
    });
    expect(await listProfiles()).toEqual([
      profileWith({ name: "Kept", options: { count: 1, size: "512x512" } }),
    ]);
  });

  it("leaves a record of a later version where it is", async () => {
    const record = { schema: 2, id: "new" };
    await local.set({ "profile:new": record });
    await listProfiles();
    expect(await local.get("profile:new")).toEqual({ "profile:new": record });
  });

  it("removes a profile together with its key", async () => {
    await saveProfile(profileWith());
    await saveProfile(profileWith({ id: "two", name: "Two" }));
    await saveKey("one", "sk-1234567890");
    await removeProfile("one");
    expect(await namesOf()).toEqual(["Two"]);
    expect(await hasKey("one")).toBe(false);
  });

  it("falls back to the first profile when the active one is gone", async () => {
    await saveProfile(profileWith());
    await saveProfile(profileWith({ id: "two" }));
    await setActiveProfile("two");
    expect(await activeProfileId()).toBe("two");
    await removeProfile("two");
    expect(await activeProfileId()).toBe("one");
  });

  it("stores a typed key in the same write, and keeps the stored one when none is typed", async () => {
    const write = vi.spyOn(local, "set");
    await saveProfile(profileWith(), " sk-1234567890 ");
    expect(write).toHaveBeenCalledOnce();
    await saveProfile(profileWith({ name: "Renamed" }), "  ");
    expect(await readKey("one")).toBe("sk-1234567890");
  });

  it("puts the first server to use that can be asked: by a key, or because it needs none", async () => {
    await saveProfile(profileWith());
    await saveProfile(profileWith({ id: "near", baseUrl: "http://localhost:8080" }));
    expect(await activeProfileId()).toBe("near");
    await saveProfile(profileWith({ id: "far" }), "sk-1234567890");
    expect(await activeProfileId()).toBe("near");
  });

  it("stores nothing of a profile whose typed key is unusable", async () => {
    const saved = await saveProfile(profileWith(), "密钥");
    expect(saved).toMatchObject({ ok: false, error: { code: "key_unusable" } });
    expect(await local.get(null)).toEqual({});
  });

  it("uses the first profile that has a key, and leaves the choice alone after that", async () => {
    await saveProfile(profileWith({ id: "keyless" }));
    await saveProfile(profileWith({ id: "first" }), "sk-1234567890");
    await saveProfile(profileWith({ id: "second" }), "sk-0987654321");
    expect(await activeProfileId()).toBe("first");
  });

  it("tells of changes to profiles, keys and the choice, and of nothing else", async () => {
    const changed = vi.fn();
    const stop = watchProfiles(changed);
    await saveProfile(profileWith());
    await saveKey("one", "sk-1234567890");
    await setActiveProfile("one");
    expect(changed).toHaveBeenCalledTimes(3);
    expect(changed.mock.calls.flat()).toEqual([]);
    await local.set({ "setting:tool": "lasso" });
    stop();
    await removeProfile("one");
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it("says so when storage refuses", async () => {
    vi.spyOn(local, "set").mockRejectedValueOnce(new Error("disk"));
    expect(await saveProfile(profileWith())).toMatchObject({
      ok: false,
      error: { code: "storage_failed" },
    });
  });
});
