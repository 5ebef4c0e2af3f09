/**
 * `npx node tests/support/count-actions.ts` does the jobs of a day in a real
 * browser and counts what a person has to do for each, and what surprises them:
 * the picture moved, an error came, nothing happened. Writes the table of
 * docs/panel.md. Needs `npm run build:test`.
 */
import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { type App, openFile, picture, startReadyApp } from "./app.ts";
import { openPanelTab } from "./chromium.ts";
import { byTestId, fill, find, press, waitForResults, waitForState } from "./panel-page.ts";
import { paintAcross } from "./panel-steps.ts";

const DOCUMENT = new URL("../../docs/panel.md", import.meta.url);
const [BEGIN, END] = ["<!-- actions -->", "<!-- /actions -->"] as const;

/** How far the picture may be off for rounding, CSS px. */
const STILL = 0.5;

/** What a person does, one thing after the other. */
class Hands {
  readonly done: string[] = [];
  readonly surprises: string[] = [];
  readonly page: Page;
  #box = "";

  constructor(page: Page) {
    this.page = page;
  }

  /** One action; `meanwhile` is what the person waits for and watches. */
  async act(name: string, act: () => Promise<unknown>): Promise<void> {
    this.done.push(name);
    await act();
    const error = await this.page.$(byTestId("error"));
    if (error) this.surprises.push(`after “${name}”: an error`);
    await this.#watch(name);
  }

  /** The picture that is open: right-clicked and chosen in the menu, which no script can press. */
  async open(name: string): Promise<void> {
    this.done.push("right-click", "menu entry");
    await openFile(this.page, picture(name));
    this.#box = "";
    await this.#watch("menu entry");
  }

  paint = () => this.act("paint", () => paintAcross(this.page));
  write = (prompt: string) => this.act("write", () => fill(this.page, "prompt", prompt));

  generate = () =>
    this.act("Generate", async () => {
      await press(this.page, "generate");
      await waitForState(this.page, ["done", "failed"]);
      await waitForResults(this.page, 1);
    });

  async #watch(name: string): Promise<void> {
    const now = await this.page.$eval(byTestId("picture"), (one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height];
    });
    const before = this.#box === "" ? now : (JSON.parse(this.#box) as number[]);
    const moved = Math.max(...now.map((value, at) => Math.abs(value - (before[at] ?? value))));
    if (moved > STILL) this.surprises.push(`after “${name}”: the picture moved by ${moved} px`);
    this.#box = JSON.stringify(now);
  }
}

type Job = (hands: Hands, app: App) => Promise<void>;

/** In this order: some go on from where the one before has left off. */
const JOBS: readonly (readonly [name: string, job: Job])[] = [
  [
    "a picture of a page, used",
    async (hands) => {
      await hands.open("chelsea.png");
      await hands.paint();
      await hands.write("a red hat");
      await hands.generate();
      await hands.act("Copy", () => press(hands.page, "copy"));
    },
  ],
  [
    "the same paint, another server",
    async (hands) => {
      await hands.act("choose the server", () => hands.page.select(byTestId("profile"), "second"));
      await hands.generate();
    },
  ],
  [
    "the next picture, the same prompt, options and paint",
    async (hands) => {
      await hands.open("coffee.jpg");
      await hands.act("G", async () => {
        await (await find(hands.page, "stage")).focus();
        await hands.page.keyboard.press("g");
        await hands.page.waitForSelector(`${byTestId("generate")}:not([aria-busy])`);
      });
      await hands.generate();
    },
  ],
  [
    "start again: other paint, the same words",
    async (hands) => {
      await hands.act("Ctrl+Z", async () => {
        await (await find(hands.page, "stage")).focus();
        await hands.page.keyboard.down("Control");
        await hands.page.keyboard.press("z");
        await hands.page.keyboard.up("Control");
      });
      await hands.paint();
      await hands.generate();
    },
  ],
  [
    "the whole picture",
    async (hands) => {
      await hands.open("astronaut.jpg");
      await hands.act("Whole picture", () => press(hands.page, "whole-picture"));
      await hands.write("as a drawing");
      await hands.generate();
    },
  ],
  [
    "something removed, on this device",
    async (hands) => {
      await hands.open("chelsea.png");
      await hands.paint();
      await hands.act("Remove", async () => {
        await press(hands.page, "remove");
        await waitForState(hands.page, ["done", "failed"]);
      });
    },
  ],
];

/** The server that is set up, once more under another name. */
async function addSecond(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const all = await chrome.storage.local.get();
    const stored = Object.keys(all).find((item) => item.startsWith("profile:")) ?? "";
    const own = stored.slice("profile:".length);
    await chrome.storage.local.set({
      "profile:second": { ...(all[stored] as object), id: "second", name: "second" },
      "key:second": all[`key:${own}`],
    });
  });
}

const app = await startReadyApp();
const page = await openPanelTab(app.browser, { width: 400, height: 860 });
await addSecond(page);
const rows: string[] = [];
for (const [name, job] of JOBS) {
  app.sandbox.reset();
  const hands = new Hands(page);
  await job(hands, app);
  const surprises = hands.surprises.join("; ") || "none";
  rows.push(`| ${name} | ${hands.done.length} | ${hands.done.join(", ")} | ${surprises} |`);
  console.log(rows.at(-1));
}
await app.close();
const before = await readFile(DOCUMENT, "utf8");
const table = ["| job | actions | which | surprises |", "| --- | --- | --- | --- |", ...rows].join(
  "\n",
);
const [from, to] = [before.indexOf(BEGIN) + BEGIN.length, before.indexOf(END)];
await writeFile(DOCUMENT, `${before.slice(0, from)}\n\n${table}\n\n${before.slice(to)}`);
