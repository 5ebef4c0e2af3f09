import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, WebWorker } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PRIVATE_URL_PATTERNS } from "@/utils/core/server/private-address";
import { WITH_HOSTS } from "../support/app.ts";
import { extensionOrigin, launchChromium } from "../support/chromium.ts";

let browser: Browser;
let background: WebWorker;
let server: Server;
let port: number;
const paths: string[] = [];

/** Redirects to where `to` says, and else answers "here". */
beforeAll(async () => {
  server = createServer((request, response) => {
    paths.push(request.url ?? "");
    const to = new URL(request.url ?? "", "http://any.test").searchParams.get("to");
    if (to) response.writeHead(302, { location: to }).end();
    else response.end("here");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  browser = await launchChromium({ extension: WITH_HOSTS });
  await extensionOrigin(browser);
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await target.worker();
  if (!worker) throw new Error("no background");
  background = worker;
  await background.evaluate(
    (patterns) =>
      chrome.declarativeNetRequest.updateSessionRules({
        addRules: patterns.map((regexFilter, index) => ({
          id: index + 1,
          action: { type: "block" },
          condition: { regexFilter, resourceTypes: ["xmlhttprequest"], tabIds: [-1] },
        })),
      }),
    PRIVATE_URL_PATTERNS,
  );
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const get = (address: string) =>
  background.evaluate(async (url) => {
    const answer = await fetch(url).catch(() => undefined);
    return answer?.text();
  }, address);

it("the browser takes every pattern for private addresses, and reaches the others", async () => {
  expect(await get(`http://cdn.test:${port}/public`)).toBe("here");
  expect(await get(`http://127.0.0.1:${port}/private`)).toBeUndefined();
  expect(paths).toEqual(["/public"]);
});

it("a redirect to a private address is not followed", async () => {
  paths.length = 0;
  const to = encodeURIComponent(`http://localhost:${port}/secret`);
  expect(await get(`http://cdn.test:${port}/?to=${to}`)).toBeUndefined();
  expect(paths).toEqual([`/?to=${to}`]);
});
