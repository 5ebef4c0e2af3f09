import "fake-indexeddb/auto";
import { beforeEach, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import { err } from "@/utils/core/result";
import { loadPicture } from "@/utils/panel/picture/load-picture";
import { type FakePixels, fakePixels } from "../../support/fake-pixels.ts";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

let fake: FakePixels;
let pictureId: string;
const load = () =>
  loadPicture(pictureId, panelServices({ pixels: fake.pixels }), new AbortController().signal);

beforeEach(async () => {
  await clearRecords();
  fake = fakePixels();
  pictureId = await storedPicture("picture");
});

it("has a picture drawn without waiting for what it is", async () => {
  const facts = Promise.withResolvers<never>();
  const inspect = vi.spyOn(fake.pixels, "inspect").mockReturnValue(facts.promise);
  const proxy = vi.spyOn(fake.pixels, "proxy");
  const loading = load();
  await vi.waitFor(() => expect(proxy).toHaveBeenCalledTimes(1));
  inspect.mockRestore();
  facts.resolve((await fake.pixels.inspect({ picture: new Blob() })) as never);
  expect(await loading).toMatchObject({ ok: true, value: { bitmap: { name: "picture" } } });
  expect(proxy).toHaveBeenCalledTimes(1);
});

it("leaves nothing of what was drawn in vain", async () => {
  const error = appError("picture_too_many_pixels");
  vi.spyOn(fake.pixels, "inspect").mockResolvedValue(err(error));
  expect(await load()).toEqual(err(error));
  expect(fake.bitmaps.map(({ isClosed }) => isClosed)).toEqual([true]);
});
