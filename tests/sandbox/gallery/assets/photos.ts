import { type Asset, type Assets, asset } from "../asset.ts";
import { readFixture } from "../fixtures.ts";

/** The photographs of tests/fixtures/pictures, as they are. */
export const PHOTO_ASSETS: Assets = {
  "chelsea.png": photo("chelsea.png", "image/png"),
  "brick.png": photo("brick.png", "image/png"),
  "text.png": photo("text.png", "image/png"),
  "rocket.jpg": photo("rocket.jpg", "image/jpeg"),
  "coffee.jpg": photo("coffee.jpg", "image/jpeg"),
  "astronaut.jpg": photo("astronaut.jpg", "image/jpeg"),
  "deep-field.jpg": photo("deep-field.jpg", "image/jpeg"),
};

function photo(name: string, contentType: string): Asset {
  return asset(contentType, () => readFixture(name));
}
