import { describe, expect, it } from "vitest";
import { findCandidates } from "@/utils/capture/read/find-candidates";
import type { Size } from "@/utils/core/geometry";
import { deny, makeDeps, target } from "./fake-deps";
import { answering, snapshotWith } from "./fake-snapshot";

const had = { url: "https://cdn.test/a.png", size: { width: 320, height: 200 } };
const version = (name: string, width?: number) => ({
  url: `https://cdn.test/${name}`,
  kind: "srcset" as const,
  ...(width ? { width } : {}),
});

/** A page that names these versions, and measures pictures as this says; null is a dead one. */
function look(versions: ReturnType<typeof version>[], sizes: Record<string, Size | null>) {
  const probed: string[] = [];
  const runInFrame = answering({
    locate: () => snapshotWith({ versions }),
    probe: (urls) =>
      (urls as readonly string[]).map((url) => {
        probed.push(url);
        return sizes[url.split("/").at(-1) ?? ""] ?? null;
      }),
  });
  return { probed, found: findCandidates(target, had, makeDeps(deny, { runInFrame })) };
}

describe("larger versions of a picture", () => {
  it("are offered as the page measures them, the largest first", async () => {
    const { found } = look([version("b", 640), version("c", 1280)], {
      b: { width: 640, height: 400 },
      c: { width: 1280, height: 800 },
    });
    expect((await found).map(({ url, width }) => [url, width])).toEqual([
      ["https://cdn.test/c", 1280],
      ["https://cdn.test/b", 640],
    ]);
  });

  it.each([
    ["dead", null],
    ["not larger", { width: 320, height: 200 }],
    ["of another shape", { width: 1280, height: 1280 }],
  ])("are not offered where they are %s, whatever the page claims", async (_name, size) => {
    const { found } = look([version("b", 4096)], { b: size });
    expect(await found).toEqual([]);
  });

  it("cost no more than a few downloads", async () => {
    const versions = Array.from({ length: 20 }, (_, index) => version(`v${index}`, 400 + index));
    const { probed, found } = look(versions, {});
    await found;
    expect(probed.length).toBeGreaterThan(0);
    expect(probed.length).toBeLessThanOrEqual(4);
  });

  it("are not looked for where the page names none", async () => {
    const { probed, found } = look([], {});
    expect(await found).toEqual([]);
    expect(probed).toEqual([]);
  });

  it.each([
    ["nothing", () => undefined],
    ["fewer sizes than it was asked for", () => []],
    ["sizes that are none", () => [{ width: -5, height: "tall" }]],
  ])("are none where the page answers %s", async (_name, probe) => {
    const locate = () => snapshotWith({ versions: [version("b", 640)] });
    const runInFrame = answering({ locate, probe });
    expect(await findCandidates(target, had, makeDeps(deny, { runInFrame }))).toEqual([]);
  });
});
