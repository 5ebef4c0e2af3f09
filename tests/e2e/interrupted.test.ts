import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import { endBackground } from "../support/chromium.ts";
import { errorCode, fill, press, waitForResults, waitForState } from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;

const edits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits");

async function send(prompt: string) {
  await paintAcross(page);
  await fill(page, "prompt", prompt);
  await press(page, "generate");
}

beforeAll(async () => {
  app = await startReadyApp();
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, picture("chelsea.png"));
});

afterAll(() => app?.close());

describe("an edit that is cut off", () => {
  it("is interrupted when the background is ended, and is not sent again", async () => {
    await send("[sandbox:slow=60] a red hat");
    await app.sandbox.waitForEdits(1);
    await waitForState(page, ["sending"]);
    await endBackground(app.browser);
    expect(await waitForState(page, ["interrupted"], 60_000)).toBe("interrupted");
    expect(await errorCode(page)).toBe("interrupted");
    expect(edits()).toHaveLength(1);
    await page.close();
  });

  it("is finished by the next background where the server works on it as a task", async () => {
    await send("[sandbox:task=2] a green hat");
    await expect
      .poll(() => app.sandbox.requests.some(({ kind }) => kind === "task"), { timeout: 10_000 })
      .toBe(true);
    await endBackground(app.browser);
    expect(await waitForState(page, ["done"], 60_000)).toBe("done");
    await waitForResults(page, 1);
    expect(edits()).toHaveLength(1);
    await page.close();
  });

  it("can be cancelled, and keeps what was painted and written", async () => {
    await send("[sandbox:slow=60] a blue hat");
    await app.sandbox.waitForEdits(1);
    await press(page, "cancel");
    expect(await waitForState(page, ["cancelled"])).toBe("cancelled");
    expect(await errorCode(page)).toBe("cancelled");
    const prompt = await page.$eval(
      '[data-testid="prompt"]',
      (field) => (field as HTMLTextAreaElement).value,
    );
    expect(prompt).toContain("a blue hat");
    expect(edits()).toHaveLength(1);
    await fill(page, "prompt", "a blue hat");
    await press(page, "generate");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    await waitForResults(page, 1);
    await page.close();
  });
});
