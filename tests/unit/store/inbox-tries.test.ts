import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { beginToDraw, forgetTries } from "@/utils/store/inbox";

beforeEach(() => fakeBrowser.reset());

const ready = (jobId: string) => ({ jobId, state: "ready", pictureId: "a" }) as const;

it("a picture that ends its panel is drawn twice, and then on the person's word only", async () => {
  expect(await beginToDraw(1, ready("a"))).toBe(true);
  expect(await beginToDraw(1, ready("a"))).toBe(true);
  expect(await beginToDraw(1, ready("a"))).toBe(false);
  await forgetTries(1);
  expect(await beginToDraw(1, ready("a"))).toBe(true);
});

it("tries of one picture, or in one window, count for no other", async () => {
  for (let tries = 0; tries < 3; tries += 1) await beginToDraw(1, ready("a"));
  expect(await beginToDraw(1, ready("b"))).toBe(true);
  expect(await beginToDraw(2, ready("a"))).toBe(true);
});
