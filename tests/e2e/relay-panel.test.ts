import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, setUpProfile, startApp } from "../support/app.ts";
import { endBackground } from "../support/chromium.ts";
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

const edits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits");

async function ask(prompt = "a red hat") {
  await paintAcross(page);
  await fill(page, "prompt", prompt);
}

let model: string | undefined;

/** What is set already stays. */
async function setModel(name: string) {
  if (name === model) return;
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl, model: name });
  model = name;
}

beforeAll(async () => {
  app = await startApp();
  await setModel("");
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, picture("chelsea.png"));
});

afterEach(() => page.close());

afterAll(() => app?.close());

describe("a wait before another try", () => {
  it("is counted down, and can be cancelled at no cost", async () => {
    app.sandbox.setMode("rate-limited=30");
    await ask();
    await press(page, "generate");
    const line = await find(page, "retry");
    expect(await line.evaluate((element) => element.textContent)).toMatch(/0:(30|2\d)$/);
    await press(page, "cancel");
    expect(await waitForState(page, ["cancelled"])).toBe("cancelled");
    expect(await errorCode(page)).toBe("cancelled_unsent");
    expect(edits()).toHaveLength(1);
  });
});

describe("an answer that is good in part", () => {
  it("shows its good results and says what is missing", async () => {
    app.sandbox.setMode("mixed-first-bad");
    await ask();
    await page.select(byTestId("count"), "3");
    await press(page, "generate");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    const line = await find(page, "lost-items");
    expect(await line.evaluate((element) => (element as HTMLElement).dataset["count"])).toBe("1");
    await waitForResults(page, 2);
  });
});

describe("further options", () => {
  it("arrive at the server, those the model does not know do not", async () => {
    await setModel("gpt-image-1.5");
    await ask();
    await press(page, "more-options");
    await find(page, "quality");
    await page.select(byTestId("quality"), "high");
    await page.type(byTestId("extra-fields"), "safety_identifier=someone");
    await page.keyboard.press("Escape");
    await press(page, "generate");
    await app.sandbox.waitForEdits(1);
    expect(edits()[0]?.fields).toMatchObject({ quality: "high", safety_identifier: "someone" });
    await waitForState(page, ["done", "failed"]);
    await setModel("");
    app.sandbox.reset();
    await press(page, "generate");
    await app.sandbox.waitForEdits(1);
    expect(edits()[0]?.fields).not.toHaveProperty("quality");
  });
});

describe("a streamed answer", () => {
  async function stream() {
    await setModel("gpt-image-1.5");
    await ask();
    await press(page, "more-options");
    await press(page, "stream");
    await page.keyboard.press("Escape");
    await press(page, "generate");
  }

  it("shows its previews in their place while the rest is awaited", async () => {
    app.sandbox.setMode("sse-hang");
    await stream();
    await page.waitForSelector('[data-preview="true"]');
    expect(await waitForState(page, ["receiving"])).toBe("receiving");
    await press(page, "cancel");
    await waitForState(page, ["cancelled"]);
    await page.waitForSelector('[data-preview="false"]');
  });

  it("can be seen by a panel that is opened in the midst of it", async () => {
    app.sandbox.setMode("sse-hang");
    await stream();
    await page.waitForSelector('[data-preview="true"]');
    await page.reload();
    await page.waitForSelector('[data-preview="true"]');
    await press(page, "cancel");
    await waitForState(page, ["cancelled"]);
  });

  it("whose background is ended gives its last preview as the result, and says so", async () => {
    app.sandbox.setMode("sse-hang");
    await stream();
    await page.waitForSelector('[data-preview="true"]');
    await endBackground(app.browser);
    expect(await waitForState(page, ["done", "interrupted"], 60_000)).toBe("done");
    await waitForResults(page, 1);
    await find(page, "lost-items");
    expect(edits()).toHaveLength(1);
  });

  it("that breaks off gives its last preview as the result, and says so", async () => {
    app.sandbox.setMode("sse-cut");
    await stream();
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    await waitForResults(page, 1);
    await find(page, "lost-items");
    await page.waitForSelector('[data-preview="false"]');
  });
});
