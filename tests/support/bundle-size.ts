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
   * Scripts and styles of the whole package, worker and options page included. Measured: 458.7 KB. All
   * but the first load comes when it is needed or the page has nothing else to do. Two scripts for
   * the editor in the place of 36 took twelve: small files compress badly. Seven came with the
   * script that shows the picture before the panel's own are there, and with PNGs on two cores; one
   * with `early.js`, which reads the picture before that script is there; three with what is read
   * of servers' answers, refusals and addresses in more shapes and words. Two came in the pixel
   * worker with erasing in a picture's own colours, and with looking into texts, EXIF, transparency
   * and turns that are not as usual.
   */
  everything: 460 * KB,
  /**
   * Measured: 66.1 KB; the aim is 48. What it holds, and why, is in docs/performance.md. Two came
   * with the last look at answers that were paid for and the words of more servers. All of it may
   * be needed by a background that starts with an edit half done, and a background cannot load code
   * later.
   */
  background: 67 * KB,
  /**
   * What the panel's page loads before it paints: its script and what that imports. Measured:
   * 119.9 KB, 68 of them React. What the editor's own buttons do, *Generate* first, and what opens
   * files is loaded meanwhile and is there before the editor is shown; all else comes with the first
   * press, or before it (utils/panel/later).
   */
  firstLoad: 120 * KB,
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

/** Chunks that hold the panel itself: loading them begins to run it. */
const OF_PANEL = /\/(panel|editor|sidepanel)-[^/]+\.js$/;

/** Pages that would run the panel beside themselves, in words. */
function strayPanels(folder: string): string[] {
  return ["options.html", "welcome.html"].flatMap((page) =>
    firstScripts(folder, page)
      .filter((path) => OF_PANEL.test(path))
      .map((path) => `${page} loads ${path}, which is the panel's`),
  );
}

/** What is over its limit or loaded where it must not be, in words. Prints the figures. */
export function bundleProblems(folder: string): string[] {
  const code = filesIn(folder).filter((path) => /\.(js|css)$/.test(path));
  const sizes = {
    everything: code.reduce((sum, path) => sum + gzipped(path), 0),
    background: gzipped(join(folder, "background.js")),
    firstLoad: firstScripts(folder, "sidepanel.html").reduce((sum, path) => sum + gzipped(path), 0),
  };
  const tooLarge = Object.entries(LIMITS).flatMap(([name, limit]) => {
    const size = sizes[name as keyof typeof sizes];
    const figures = `${name}: ${(size / KB).toFixed(1)} KB gzipped, limit ${limit / KB} KB`;
    if (size <= limit) {
      console.log(`  ${figures}`);
      return [];
    }
    return [figures];
  });
  return [...tooLarge, ...strayPanels(folder)];
}
