import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, openWithFile, picture, setUpProfile, startApp } from "../support/app.ts";
import { fill, paint, press, waitForResults, waitForState } from "../support/panel-page.ts";

let app: App;

beforeAll(async () => {
  app = await startApp();
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl });
});

afterAll(() => app?.close());

it("edits a file from the first stroke to the result", async () => {
  const page = await openWithFile(app.browser, picture("chelsea.png"));
  await paint(page, [
    { x: 0.4, y: 0.4 },
    { x: 0.6, y: 0.5 },
  ]);
  await fill(page, "prompt", "a red hat");
  await press(page, "generate");
  expect(await waitForState(page, ["done", "failed"])).toBe("done");
  await waitForResults(page, 1);
  await page.screenshot({ path: "artifacts/road.png" });
});
