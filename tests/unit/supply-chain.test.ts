import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
}

const read = (name: string) => JSON.parse(readFileSync(name, "utf8"));
const ours = read("package.json");
const lock: Readonly<Record<string, Locked>> = read("package-lock.json").packages;
const packages = Object.entries(lock).filter(([path]) => path !== "");

it("installs no package without a hash of its content", () => {
  const unhashed = packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
  expect(unhashed.map(([path]) => path)).toEqual([]);
});

it("takes packages from the registry alone, whichever that is", () => {
  const elsewhere = packages.filter(([, { resolved, link }]) => resolved !== undefined || link);
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});

it("runs no script of a package when it is installed", () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripted.map(([path]) => path)).toEqual([]);
  expect(ours.scripts).not.toHaveProperty("preinstall");
  expect(ours.scripts.postinstall).toBe("wxt prepare");
});

it("brings the Node it runs on for each platform, by its exact version", () => {
  const nodes = Object.entries<string>(ours.optionalDependencies);
  const platforms = nodes.map(([name, version]) => {
    const locked = lock[`node_modules/${name}`];
    expect(locked?.version).toBe(version);
    return `${locked?.os} ${locked?.cpu}`;
  });
  expect(platforms.toSorted()).toEqual([
    "darwin arm64",
    "darwin x64",
    "linux arm64",
    "linux x64",
    "win32 arm64",
    "win32 x64",
  ]);
});
