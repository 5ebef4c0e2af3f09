import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { DEFAULT_TIMEOUT_MS } from "@/utils/core/server/profile";
import { MAX_SERVERS, readServerFile } from "@/utils/settings/server-file";
import { importServers } from "@/utils/settings/server-transfer";
import { listProfiles } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile.ts";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

function fileOf(servers: readonly object[]): Blob {
  return new Blob([JSON.stringify({ format: "redraw-servers", version: 1, servers })]);
}

async function readOne(change: object) {
  const read = readServerFile(await fileOf([{ ...profileWith(), ...change }]).text());
  return read?.servers[0]?.profile;
}

describe("importing servers", () => {
  it("stores all of a file in one write", async () => {
    const write = vi.spyOn(fakeBrowser.storage.local, "set");
    const servers = Array.from({ length: 50 }, (_, index) => profileWith({ name: `${index}` }));
    const imported = await importServers(fileOf(servers));
    expect(imported).toEqual({ ok: true, value: { count: 50, skipped: 0, hasAllKeys: false } });
    expect(write).toHaveBeenCalledTimes(1);
    expect(await listProfiles()).toHaveLength(50);
  });

  it("takes a hundred at most, and counts the others", async () => {
    const servers = Array.from({ length: 1000 }, (_, index) => profileWith({ name: `${index}` }));
    const imported = await importServers(fileOf(servers));
    expect(imported).toMatchObject({ value: { count: MAX_SERVERS, skipped: 900 } });
    expect(await listProfiles()).toHaveLength(MAX_SERVERS);
  });

  it.each([
    ["a model", { model: "m".repeat(200_000) }, { model: "" }],
    ["a user", { user: "u".repeat(200_000) }, { user: "" }],
    ["a time limit", { timeoutMs: 1e15 }, { timeoutMs: DEFAULT_TIMEOUT_MS }],
    [
      "an option",
      { options: { count: 2, size: "auto", quality: "q".repeat(5000) } },
      { options: { count: 2, size: "auto" } },
    ],
    [
      "a list of qualities",
      { capability: { qualities: Array.from({ length: 1000 }, () => "high") } },
      { name: "One" },
    ],
  ])("leaves out %s beyond its limit and keeps the server", async (_name, change, kept) => {
    const profile = await readOne(change);
    expect(profile).toMatchObject(kept);
    expect(JSON.stringify(profile).length).toBeLessThan(1000);
  });

  it("says that a file without servers of Redraw holds none", async () => {
    expect(await importServers(new Blob(["hello"]))).toEqual({ ok: true, value: undefined });
    expect(await importServers(new Blob(["x".repeat(2_000_000)]))).toEqual({
      ok: true,
      value: undefined,
    });
  });
});
