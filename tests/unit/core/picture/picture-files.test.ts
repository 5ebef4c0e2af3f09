import { describe, expect, it } from "vitest";
import { firstPicture, isNamedPicture } from "@/utils/core/picture/picture-files";

const file = (name: string, type = "") => ({ name, type });
const TEXT = file("notes.txt", "text/plain");
const UNKNOWN = file("scan");
const BYTES = file("download", "application/octet-stream");
const TYPED = file("scan", "image/png");
const NAMED = file("photo.JPEG");

describe("a file that calls itself a picture", () => {
  it.each([
    ...["a.png", "a.jpg", "a.jpeg", "a.jfif", "a.webp", "a.avif", "a.gif"],
    ...["a.bmp", "a.ico", "a.svg", "a.heic", "a.heif", "a.jxl", "a.b.PNG"],
  ])("does so by its name: %s", (name) => {
    expect(isNamedPicture(file(name))).toBe(true);
    expect(isNamedPicture(file(name, "text/plain"))).toBe(true);
    expect(isNamedPicture(file(`${name}.txt`))).toBe(false);
    expect(isNamedPicture(file(name.replace(/.*\./, "")))).toBe(false);
  });

  it("does so by its type", () => {
    expect(isNamedPicture(TYPED)).toBe(true);
    expect(isNamedPicture(file("a", "application/x-image/"))).toBe(false);
    expect(isNamedPicture(BYTES)).toBe(false);
  });
});

describe("the file to open among several", () => {
  it.each([
    ["the first that calls itself a picture", [UNKNOWN, TEXT, TYPED, NAMED], TYPED],
    ["the first that calls itself a picture", [BYTES, NAMED, TYPED], NAMED],
    ["else the first of which nothing is known", [TEXT, UNKNOWN, BYTES], UNKNOWN],
    ["else the first of which nothing is known", [TEXT, BYTES, UNKNOWN], BYTES],
    ["else the first of all", [TEXT, file("b.pdf", "application/pdf")], TEXT],
    ["none of none", [], undefined],
  ])("is %s", (_rule, files, expected) => {
    expect(firstPicture(files)).toBe(expected);
  });
});
