import { readFileSync } from "node:fs";

/** The scripts of one bundle, as far as this file looks at them. */
interface Bundle {
  readonly [file: string]: { readonly moduleIds?: readonly string[] };
}

/** Licence texts that stand for further packages. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
  react: ["react-dom", "scheduler"],
  filenamify: ["filename-reserved-regex"],
  "@wxt-dev/webextension-polyfill": ["wxt", "@wxt-dev/browser"],
  "@vitejs/plugin-react": ["vite"],
};

/** The package a module comes from; what bundlers add themselves begins with a zero byte. */
function packageOf(id: string): string | undefined {
  const made = /^\0(vite|rolldown)\//.exec(id)?.[1];
  return made ?? /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll("\\", "/"))?.[1];
}

/** Packages whose licence the settings page shows: the texts it imports, and what they cover. */
function licensedPackages(): ReadonlySet<string> {
  const texts = readFileSync("components/settings/licence-texts.ts", "utf8");
  const named = [...texts.matchAll(/node_modules\/(.+)\/LICEN[CS]E/gi)].map(
    ([, name]) => `${name}`,
  );
  return new Set(named.flatMap((name) => [name, ...(COVERS[name] ?? [])]));
}

/** No build gets by with code in it whose licence is not shipped. */
export const licences = () => ({
  name: "redraw:licences",
  apply: "build" as const,
  generateBundle(_options: unknown, bundle: Bundle) {
    const shown = licensedPackages();
    for (const { moduleIds = [] } of Object.values(bundle))
      for (const name of moduleIds.map(packageOf))
        if (name !== undefined && !shown.has(name))
          throw new Error(`${name}: bundled without its licence (components/settings)`);
  },
});
