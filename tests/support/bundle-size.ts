import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1000;

/**
 * What may be loaded, gzipped, in bytes. A panel opens in an instant or is not
 * used, and a worker that starts cold for every message must be small. Raise a
 * figure only with the reason in the commit.
 */
const LIMITS = {
  /**
   * Scripts and styles of the whole package, worker and options page included. Measured: 445 KB. The
   * latest came with dialects, learned limits and pasted settings, the queue and its views, the lock,
   * recipes, the palette, the page of the first minute and files that keep their colours; then with
   * the gallery (14, loaded when it is opened), cropping, and what a drawing costs before it is drawn.
   */
  everything: 449 * KB,
  /**
   * Measured: 63 KB; the aim is 48. Fifteen came: six dialects and their answers (4), the
   * queue, badge and notifications (3), what servers refuse and extra headers (2), the lock (2), further requests for missing pictures and
   * the pictures of a page (3). All
   * of it may be needed by a background that starts with an edit half done, and a background cannot
   * load code later.
   */
  background: 65 * KB,
  /**
   * What the panel's page loads before it paints: its script and what that imports. Measured: 151 KB,
   * 68 of them React; the aim is 120. The editor (loaded meanwhile), the history, dialogs, sheets of
   * options and the archive come when they are shown. *Generate* is loaded at once: a press must
   * count from its first moment.
   */
  firstLoad: 154 * KB,
} as const;

function gzipped(path: string): number {
  return gzipSync(readFileSync(path)).length;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** The scripts that a page names itself: all others are loaded later. */
function firstScripts(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), "utf8");
  const named = html.matchAll(/(?:src|href)="\/(chunks\/[^"]+\.js)"/g);
  return [...named].map(([, path = ""]) => join(folder, path));
}

/** What is over its limit, in words. Prints the figures. */
export function bundleProblems(folder: string): string[] {
  const code = filesIn(folder).filter((path) => /\.(js|css)$/.test(path));
  const sizes = {
    everything: code.reduce((sum, path) => sum + gzipped(path), 0),
    background: gzipped(join(folder, "background.js")),
    firstLoad: firstScripts(folder, "sidepanel.html").reduce((sum, path) => sum + gzipped(path), 0),
  };
  return Object.entries(LIMITS).flatMap(([name, limit]) => {
    const size = sizes[name as keyof typeof sizes];
    const figures = `${name}: ${(size / KB).toFixed(1)} KB gzipped, limit ${limit / KB} KB`;
    if (size <= limit) {
      console.log(`  ${figures}`);
      return [];
    }
    return [figures];
  });
}
