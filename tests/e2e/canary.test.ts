import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { KEY_FORMS } from "../sandbox/relay/modes/hostile.ts";
import { CANARY_KEY } from "../sandbox/relay/record.ts";
import { type App, openWithFile, picture, setUpProfile, startApp } from "../support/app.ts";
import { extensionOrigin } from "../support/chromium.ts";
import { fill, press, waitForState } from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl, key: CANARY_KEY });
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await paintAcross(page);
});

afterAll(() => app?.close());

/** What is kept for this session, and the settings, as one text. */
function allSettings(of: Page): Promise<string> {
  return of.evaluate(async () => {
    const session = await chrome.storage.session.get();
    const local = await chrome.storage.local.get();
    const kept = Object.entries(local).filter(([key]) => !key.startsWith("key:"));
    return `${JSON.stringify(session)}\n${JSON.stringify(kept)}`;
  });
}

/** The store but the raw answers, as one text: records, and the bytes of files. */
function allStored(of: Page): Promise<string> {
  return of.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await settled(indexedDB.open("redraw"));
    const read = () => database.transaction("records").objectStore("records");
    const keys = await settled(read().getAllKeys());
    const values = await settled(read().getAll());
    database.close();
    const texts: string[] = [];
    const blobs: Blob[] = [];
    const collect = (value: unknown): unknown => {
      if (value instanceof Blob) blobs.push(value);
      else if (Array.isArray(value)) value.map(collect);
      else if (value && typeof value === "object") Object.values(value).map(collect);
      return value;
    };
    for (const [index, key] of keys.entries()) {
      if (String(key).startsWith("answer:")) continue;
      collect(values[index]);
      texts.push(String(key), JSON.stringify(values[index]));
    }
    for (const blob of blobs) {
      texts.push(new TextDecoder("latin1").decode(await blob.arrayBuffer()));
    }
    return texts.join("\n");
  });
}

/** All that a page shows, closed details and attributes included. */
const allShown = (of: Page) =>
  of.evaluate(() => document.documentElement.outerHTML + document.body.textContent);

/** The history as the file that a person would share. */
async function exported(): Promise<string> {
  const options = await app.browser.newPage();
  await options.goto(`${await extensionOrigin(app.browser)}/options.html`);
  const file = options.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob: Blob) => {
          void blob.arrayBuffer().then((bytes) => resolve(new TextDecoder("latin1").decode(bytes)));
          return make.call(URL, blob);
        };
      }),
  );
  await press(options, "export-history");
  const text = await file;
  await options.close();
  return text;
}

const bare = (text: string) => text.replace(/\\+n|\\+/g, "").replace(/\s/g, "");

/** The forms in which the key, or most of it, is in a text. */
function found(text: string): readonly string[] {
  const squashed = bare(text);
  return Object.entries(KEY_FORMS).flatMap(([name, write]) => {
    // The ends of base64 depend on what stands beside them.
    const core = bare(write(CANARY_KEY)).slice(4, -4);
    return squashed.includes(core) ? [name] : [];
  });
}

it("finds a key in every form it may be written in", () => {
  for (const [name, write] of Object.entries(KEY_FORMS)) {
    expect(found(`"detail":"no ${write(CANARY_KEY)}."`), name).toContain(name);
  }
});

it.each(Object.keys(KEY_FORMS))(
  "a key that a server echoes is in nothing that is shown, kept or exported: %s",
  async (form) => {
    for (const mode of ["echo-key", "echo-key-prompt"]) {
      app.sandbox.setMode(`${mode}=${form}`);
      await fill(page, "prompt", `a hat, ${mode} ${form}`);
      await press(page, "generate");
      await waitForState(page, [mode === "echo-key" ? "failed" : "done"]);
      expect(found(await allShown(page)), `shown by ${mode}`).toEqual([]);
      expect(found(await allSettings(page)), `kept by ${mode}`).toEqual([]);
    }
  },
);

it("nor is it in the store after all of them, or in the file of the whole history", async () => {
  const stored = await allStored(page);
  expect(stored.match(/a hat, echo-key-prompt/g)?.length).toBeGreaterThanOrEqual(
    Object.keys(KEY_FORMS).length,
  );
  expect(found(stored)).toEqual([]);
  const text = await exported();
  expect(text).toContain("redraw-archive");
  expect(found(text)).toEqual([]);
});
