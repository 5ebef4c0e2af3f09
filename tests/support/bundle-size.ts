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
   * Scripts and styles of the whole package, worker and options page included. Measured: 331 KB. The
   * latest came with removing on this device (16) and selecting objects (20): of each, 13 are in a
   * file of the worker that is loaded when first needed. Colours and seams of real files took 5, what
   * is kept and said after a fault 8.
   */
  everything: 334 * KB,
  /**
   * Measured: 48 KB. 6 of them keep it running whatever comes: limits of every reader of foreign
   * text, recovery that counts its tries, keys found in any encoding, the errors of full disks. The
   * rest: the domain (headers of ten formats, rules of edits) and the relay client a quarter each, a
   * fifth the capture, an eighth the schema library, the store and the polyfill.
   */
  background: 49 * KB,
  /**
   * What the panel's page loads before it paints: its script and what that imports. Measured: 129 KB,
   * 68 of them React; the aim is 120. The editor (loaded meanwhile), the history, dialogs, sheets of
   * options and the archive come when they are shown.
   */
  firstLoad: 130 * KB,
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
