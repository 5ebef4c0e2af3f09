import { afterEach, describe, expect, it } from "vitest";
import { dayOf, nameDay } from "@/utils/core/history/days";

const before = process.env.TZ;
afterEach(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

const near = { 0: "today", 1: "yesterday" };
const name = (at: string, now: string) => nameDay(Date.parse(at), Date.parse(now), "en-GB", near);

/** East of Greenwich, west of it, and at it; the first with half an hour. */
const ZONES = ["Asia/Kolkata", "America/New_York", "UTC", "Pacific/Auckland"];

describe.each(ZONES)("a day in %s", (zone) => {
  const at = (text: string) => {
    process.env.TZ = zone;
    return Date.parse(text);
  };

  it("lasts from midnight to midnight", () => {
    const midnight = dayOf(at("2026-03-10T00:00:00"));
    expect(dayOf(at("2026-03-10T23:59:59.999"))).toBe(midnight);
    expect(dayOf(at("2026-03-09T23:59:59.999"))).toBe(midnight - 1);
    expect(dayOf(at("2026-03-11T00:00:00"))).toBe(midnight + 1);
  });

  it("has a number, one more each day since 1970 began", () => {
    expect(dayOf(at("1970-01-01T00:00:00"))).toBe(0);
    expect(dayOf(at("1971-01-01T12:00:00"))).toBe(365);
    expect(dayOf(at("2026-01-01T00:00:00"))).toBe(20_454);
  });

  it("is near by the calendar, not by hours", () => {
    process.env.TZ = zone;
    expect(name("2026-03-10T00:00:00", "2026-03-10T23:59:59")).toBe("today");
    expect(name("2026-03-09T23:59:59", "2026-03-10T00:00:00")).toBe("yesterday");
    expect(name("2026-03-09T00:00:00", "2026-03-10T23:59:59")).toBe("yesterday");
  });

  it("is a date before yesterday, with the year where it is not this one", () => {
    process.env.TZ = zone;
    expect(name("2026-03-08T23:59:59", "2026-03-10T00:00:00")).toMatch(/^Sun,? 8 March$/);
    expect(name("2026-01-01T00:00:00", "2026-12-31T12:00:00")).toMatch(/^Thu,? 1 January$/);
    expect(name("2025-12-25T12:00:00", "2026-01-01T00:00:00")).toMatch(/^Thu,? 25 December 2025$/);
  });
});
