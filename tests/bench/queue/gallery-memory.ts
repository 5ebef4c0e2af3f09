import type { Page } from "puppeteer-core";
import { WITH_HOSTS } from "../../support/app.ts";
import { type Capturing, startCapturing } from "../../support/capturing.ts";
import { byTestId, find } from "../../support/panel-page.ts";
import { memoryOf } from "../memory-of.ts";
import { askForGallery } from "./in-page.ts";

const PICTURES = 200;
/** Walks through all of them: what grows with looking grows with each. */
const WALKS = 3;

/** After a walk through the gallery from its first picture to the last; MB. */
export interface GallerySample {
  readonly walk: number;
  readonly all: number;
  readonly panelHeap: number;
  readonly nodes: number;
}

/** The memory of a browser that shows a page's pictures in the gallery, before and after each walk. */
export async function measureGallery(): Promise<readonly GallerySample[]> {
  const capturing = await startCapturing(WITH_HOSTS);
  try {
    await showPictures(capturing);
    await capturing.panel.evaluate(askForGallery);
    await find(capturing.panel, "gallery-picture");
    const samples: GallerySample[] = [];
    for (let walk = 0; walk <= WALKS; walk += 1) {
      if (walk > 0) await walkThrough(capturing.panel);
      samples.push(await sample(capturing, walk));
    }
    return samples;
  } finally {
    await capturing.close();
  }
}

async function showPictures({ show, sandbox }: Capturing): Promise<void> {
  const page = await show("same-origin");
  await page.evaluate(
    (base, count) => {
      const pictures = Array.from({ length: count }, (_, at) => {
        const image = new Image(160, 120);
        image.loading = "lazy";
        image.src = `${base}/pictures/${["coffee", "rocket"][at % 2]}.jpg?n=${at}`;
        return image;
      });
      document.body.replaceChildren(...pictures);
    },
    sandbox.galleryUrl,
    PICTURES,
  );
}

/** Screen by screen, waiting until all that is drawn has been read. */
async function walkThrough(panel: Page): Promise<void> {
  const tile = byTestId("gallery-picture");
  for (let screen = 0; ; screen += 1) {
    const isOver = await panel.$eval(tile, scrollTo, screen);
    await panel.waitForFunction(
      (selector) =>
        [...document.querySelectorAll<HTMLElement>(selector)].every(
          ({ dataset }) => dataset["state"] === "seen",
        ),
      { polling: 50, timeout: 60_000 },
      tile,
    );
    if (isOver) return;
  }
}

/** Runs in the page: shows a screen of the list that a tile is in. Whether it is the last. */
function scrollTo(tile: Element, screen: number): boolean {
  let area: Element | null = tile;
  while (area && area.scrollHeight <= area.clientHeight + 1) area = area.parentElement;
  if (!area) return true;
  area.scrollTop = screen * area.clientHeight;
  area.dispatchEvent(new Event("scroll"));
  return area.scrollTop + area.clientHeight >= area.scrollHeight - 1;
}

async function sample({ browser, panel }: Capturing, walk: number): Promise<GallerySample> {
  const all = await memoryOf(browser, panel);
  const { JSHeapUsedSize = 0, Nodes = 0 } = await panel.metrics();
  return { walk, all, panelHeap: JSHeapUsedSize / 1e6, nodes: Nodes };
}
