import type { BoundingBox, ElementHandle, Page } from "puppeteer-core";

/** Finds by the stable hooks. */
export function byTestId(id: string): string {
  return `[data-testid="${id}"]`;
}

export async function find(page: Page, id: string, timeoutMs = 20_000): Promise<ElementHandle> {
  const found = await page.waitForSelector(byTestId(id), { timeout: timeoutMs });
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/**
 * Does something with what is found, and lets go of it: what a handle points to
 * stays in memory for as long as the page, with all that was around it.
 */
async function using<T>(
  page: Page,
  id: string,
  work: (element: ElementHandle) => Promise<T>,
): Promise<T> {
  const element = await find(page, id);
  try {
    return await work(element);
  } finally {
    await element.dispose();
  }
}

export async function press(page: Page, id: string): Promise<void> {
  const click = () => using(page, id, (element) => element.click());
  try {
    await click();
  } catch (cause) {
    // What is on its way in may take the place of what was found, as it would under a finger.
    if (!(cause instanceof Error) || !/detached/.test(cause.message)) throw cause;
    await click();
  }
}

/** Replaces what a field holds, all at once as by pasting. Key by key is many times slower. */
export async function fill(page: Page, id: string, text: string): Promise<void> {
  await using(page, id, async (field) => {
    await field.click();
    await field.evaluate((one, value) => {
      (one as HTMLInputElement | HTMLTextAreaElement).select();
      // Deprecated, but the one way that browsers take for typing: a page hears of it as of keys.
      document.execCommand(value === "" ? "delete" : "insertText", false, value);
    }, text);
  });
  // It may grow with what it holds and move what is pressed next.
  await framesOf(page);
}

/** Waits until the status says one of these states; gives the one it says. */
export async function waitForState(
  page: Page,
  states: readonly string[],
  timeoutMs = 30_000,
): Promise<string> {
  const wait = page.waitForFunction(
    (selector, wanted) => {
      const state = document.querySelector<HTMLElement>(selector)?.dataset["state"];
      return state !== undefined && wanted.includes(state) ? state : undefined;
    },
    { timeout: timeoutMs },
    byTestId("status"),
    states,
  );
  try {
    return (await (await wait).jsonValue()) as string;
  } catch (cause) {
    // What the panel says instead is the first thing one wants to know.
    const said = await page.evaluate(() => document.body.textContent);
    throw new Error(`Waited for ${states.join(" or ")}, but the panel says:\n${said}`, { cause });
  }
}

/** The code of the error that is shown. */
export async function errorCode(page: Page, timeoutMs = 15_000): Promise<string | undefined> {
  const error = await find(page, "error", timeoutMs);
  return error.evaluate((element) => (element as HTMLElement).dataset["code"]);
}

export interface Fraction {
  readonly x: number;
  readonly y: number;
}

/** Waits for two frames of the page; one that is behind has none, and is given a moment. */
function framesOf(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frames = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.race([frames, new Promise((done) => setTimeout(done, 200))]);
  });
}

/** Where the picture lies, CSS px, once it stays there: what appears below it moves it. */
async function pictureBox(page: Page): Promise<BoundingBox> {
  let before = "";
  for (let tries = 0; tries < 50; tries += 1) {
    // By frames, not by time: it follows the room it has one frame later, however late that comes.
    await framesOf(page);
    const box = await using(page, "picture", (element) => element.boundingBox());
    if (box && JSON.stringify(box) === before) return box;
    before = JSON.stringify(box);
  }
  throw new Error("the picture never comes to rest");
}

/** Paints a stroke along points given as fractions of the picture's width and height. */
export async function paint(page: Page, points: readonly Fraction[]): Promise<void> {
  const box = await pictureBox(page);
  const at = ({ x, y }: Fraction) => [box.x + x * box.width, box.y + y * box.height] as const;
  const [first, ...rest] = points;
  if (!first) return;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...at(point), { steps: 8 });
  await page.mouse.up();
}

/** A result of the edit on the stage: the strip holds those of earlier ones, too. */
export const SHOWN_RESULT = `${byTestId("result")}[data-shown="true"]`;

/** Waits until all results of the edit on the stage are drawn, and there are so many. */
export async function waitForResults(page: Page, count: number, timeoutMs = 30_000): Promise<void> {
  await page.waitForFunction(
    (selector, wanted) => document.querySelectorAll(selector).length === wanted,
    { timeout: timeoutMs },
    `${SHOWN_RESULT}[data-ready="true"]`,
    count,
  );
}
