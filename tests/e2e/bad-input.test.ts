import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type App,
  openFile,
  openWithFile,
  picture,
  setUpProfile,
  startApp,
} from "../support/app.ts";
import { extensionOrigin, openPanelTab } from "../support/chromium.ts";
import {
  byTestId,
  errorCode,
  fill,
  find,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;
let folder: string;

const PROMPT = "a red hat";

const promptOf = (one: Page) =>
  one.$eval(byTestId("prompt"), (field) => (field as HTMLTextAreaElement).value);

const isMasked = (one: Page) =>
  one.$eval(byTestId("undo"), (button) => !(button as HTMLButtonElement).disabled);

/** Waits for an answer to this attempt, not the one before. */
async function generate(): Promise<string> {
  await press(page, "generate");
  await waitForState(page, ["queued", "sending", "receiving"], 5_000).catch(() => undefined);
  return waitForState(page, ["done", "failed"]);
}

async function chooseFile(name: string, bytes: Uint8Array | string) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const chooser = await page.waitForSelector("input[type=file]");
  await (chooser as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
}

/** The first bytes of a PNG that says it is this large. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([8, 2], 24);
  return bytes;
}

const SVG = 'xmlns="http://www.w3.org/2000/svg" width="800" height="600"';

/** Each group draws the one before ten times. */
function nestedSvg(depth: number): string {
  const groups = Array.from(
    { length: depth },
    (_, level) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`,
  );
  const inner = `<g id="a0"><rect width="9" height="9"/></g>${groups.join("")}`;
  return `<svg ${SVG}><defs>${inner}</defs><use href="#a${depth}"/></svg>`;
}

function kernelSvg(): string {
  const matrix = `order="30" kernelMatrix="${"1 ".repeat(900)}"`;
  const filter = `<filter id="f"><feConvolveMatrix ${matrix}/></filter>`;
  return `<svg ${SVG}>${filter}<rect width="800" height="600" filter="url(#f)"/></svg>`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "redraw-files-"));
  app = await startApp();
});

afterAll(() => app?.close());

describe("before anything is sent", () => {
  beforeAll(async () => {
    page = await openWithFile(app.browser, picture("chelsea.png"));
  });

  it("says that nothing is painted, then that nothing is written, then that there is no key", async () => {
    await press(page, "generate");
    expect(await errorCode(page)).toBe("mask_missing");
    await paintAcross(page);
    await press(page, "generate");
    await page.waitForSelector('[data-testid="error"][data-code="prompt_missing"]');
    await fill(page, "prompt", PROMPT);
    await press(page, "generate");
    await find(page, "set-up");
    expect(app.sandbox.requests).toHaveLength(0);
  });

  it("counts characters as the API does, and sends none too many", async () => {
    await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl });
    await page.$eval(
      byTestId("prompt"),
      (field, text) => {
        const area = field as HTMLTextAreaElement;
        area.focus();
        area.select();
        document.execCommand("insertText", false, text);
      },
      "帽".repeat(999) + "😀".repeat(2),
    );
    await press(page, "generate");
    await page.waitForSelector('[data-testid="error"][data-code="prompt_too_long"]');
    const said = await page.$eval(byTestId("error"), (error) => error.textContent);
    expect(said).toContain("1000");
    expect(said).toContain("1001");
    expect(app.sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(0);
    await page.close();
  });
});

describe("a server's bad answer", () => {
  beforeAll(async () => {
    await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl });
    page = await openWithFile(app.browser, picture("rocket.jpg"));
    await paintAcross(page);
    await fill(page, "prompt", PROMPT);
  });

  it.each([
    ["key-rejected", "key_rejected", "none"],
    ["garbage-image", "result_undecodable", "likely"],
    ["html-image", "result_undecodable", "likely"],
    ["zero-image", "answer_without_pictures", "likely"],
    ["bomb-image", "result_undecodable", "likely"],
    ["truncated-image", "result_undecodable", "likely"],
    ["ok-html", "answer_is_a_page", "maybe"],
    ["ok-garbage", "answer_unreadable", "maybe"],
    ["empty-data", "answer_without_pictures", "likely"],
    ["nginx=504", "upstream_timed_out", "maybe"],
    ["moderation", "content_refused", "none"],
    ["cut-before", "connection_failed", "maybe"],
  ])("%s is said as %s, its charge as %s, and nothing is lost", async (mode, code, charge) => {
    app.sandbox.reset();
    app.sandbox.setMode(mode);
    expect(await generate()).toBe("failed");
    expect(await errorCode(page)).toBe(code);
    const error = await page.$eval(byTestId("error"), (element) => element.textContent);
    const expected = await page.evaluate((key) => chrome.i18n.getMessage(key), `charge_${charge}`);
    expect(error).toContain(expected);
    expect(await promptOf(page)).toBe(PROMPT);
    expect(await isMasked(page)).toBe(true);
    expect(app.sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
  });

  it("a server that is down is said, and the next try works", async () => {
    app.sandbox.reset();
    await setUpProfile(app.browser, { baseUrl: "http://127.0.0.1:9" });
    expect(await generate()).toBe("failed");
    expect(["connection_failed", "server_unreachable"]).toContain(await errorCode(page));
    await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl });
    expect(await generate()).toBe("done");
    await waitForResults(page, 1);
    await page.close();
  });
});

describe("a file that is no picture", () => {
  beforeAll(async () => {
    page = await openPanelTab(app.browser);
  });

  it.each([
    ["empty.png", new Uint8Array(0), "capture_empty"],
    ["words.png", "not a picture at all", "file_not_a_picture"],
    ["paper.pdf", "%PDF-1.7 and so on", "picture_type_unsupported"],
    ["huge.png", pngHeader(20_000, 20_000), "picture_too_many_pixels"],
    ["broken.png", pngHeader(200, 200), "picture_undecodable"],
    // Drawn by ten million references, and by a kernel of 900 cells.
    ["nested.svg", nestedSvg(7), "picture_undecodable"],
    ["kernel.svg", kernelSvg(), "picture_undecodable"],
  ])("%s is refused with a reason, and another can be opened", async (name, bytes, code) => {
    await chooseFile(name, bytes);
    await page.waitForSelector(`${byTestId("error")}[data-code="${code}"]`);
    await openFile(page, picture("chelsea.png"));
  });
});

describe("an address that is none", () => {
  it.each(["not an address", "http://relay.example", "ftp://relay.example"])(
    "%s is refused where it is typed, in words",
    async (address) => {
      const options = await app.browser.newPage();
      await options.goto(`${await extensionOrigin(app.browser)}/options.html`);
      await fill(options, "base-url", address);
      await press(options, "save-profile");
      const field = await options.waitForSelector(`${byTestId("base-url")}[aria-invalid="true"]`);
      const said = await field?.evaluate((element) =>
        (element.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent ?? "")
          .join(" "),
      );
      expect(said?.trim().length).toBeGreaterThan(10);
      expect(await options.$(`${byTestId("connection-status")}[data-state="saved"]`)).toBeNull();
      await options.close();
    },
  );
});
