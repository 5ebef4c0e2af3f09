import { describe, expect, it } from "vitest";
import { expiryOf } from "@/utils/relay/url-expiry";

const STORE = "https://store.test/a.png";
const at = (query: string) => expiryOf(`${STORE}?${query}`);

describe("until when a signed address works", () => {
  it.each(["Amz", "Goog", "Oss", "Tos", "Cos"])("is read from %s's date and duration", (kin) => {
    const query = `X-${kin}-Date=20260203T040506Z&X-${kin}-Expires=90`;
    expect(at(query)).toBe(Date.UTC(2026, 1, 3, 4, 6, 36));
    expect(at(query.toLowerCase().replace("t04", "T04").replace("z&", "Z&"))).toBe(at(query));
  });

  it("is not known from one store's date and another's duration", () => {
    expect(at("X-Amz-Date=20260203T040506Z&X-Cos-Expires=90")).toBeUndefined();
    expect(at("X-Amz-Date=20260203T040506Z")).toBeUndefined();
    expect(at("X-Amz-Date=20260203T040506Z&X-Amz-Expires=Infinity")).toBeUndefined();
  });

  it.each(["2026-02-03T04:05:06Z", "20260203T040506", "20260203 040506Z", "x20260203T040506Z", ""])(
    "is not known from the date %j",
    (date) => expect(at(`X-Amz-Date=${date}&X-Amz-Expires=90`)).toBeUndefined(),
  );

  it.each([
    ["Expires=1767229200", 1_767_229_200_000],
    ["Expires=0000000000", undefined],
    ["Expires=176722920", undefined],
    ["Expires=17672292000", undefined],
    ["Expires=1767229200x", undefined],
    ["se=2026-02-03T04:05:06Z", Date.UTC(2026, 1, 3, 4, 5, 6)],
    ["se=1969-12-31T00:00:00Z", undefined],
    ["se=2026-02-03T04:05:06Z&Expires=1767229200", Date.UTC(2026, 1, 3, 4, 5, 6)],
  ])("with %s is %s", (query, expected) => expect(at(query)).toBe(expected));
});
