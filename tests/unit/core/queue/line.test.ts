import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/utils/core/app-error";
import {
  admit,
  direct,
  EMPTY_LINE,
  join,
  type Line,
  leave,
  limitsFor,
  MOST_FAILURES,
  note,
  pause,
  resume,
} from "@/utils/core/queue/line";

const limits = limitsFor(2);

const ids = (places: Line["waiting"]) => places.map(({ editId }) => editId);

/** A line with edits in it, named by their profile and a number: `a1`, `b1`. */
function lineOf(...names: string[]): Line {
  return names.reduce(
    (line, name) =>
      direct(join(line, name), name, { profileId: name.slice(0, 1), server: name.slice(0, 1) }),
    EMPTY_LINE,
  );
}

const times = (count: number, line: Line, code: ErrorCode) =>
  Array.from({ length: count }).reduce<Line>((now) => note(now, code), line);

it("what was noted of failures is kept while turns are given and edits come", () => {
  const failed = note(lineOf("a1"), "timed_out");
  expect(admit(failed, limits).failures).toEqual({ code: "timed_out", count: 1 });
  const twice = note(admit(failed, limits), "timed_out");
  expect(ids(twice.inside)).toEqual(["a1"]);
  const thrice = note(lineOf("a1", "b1"), "timed_out");
  expect(ids(note(note(thrice, "timed_out"), "timed_out").waiting)).toEqual([]);
  expect(ids(admit(note(note(thrice, "timed_out"), "timed_out"), limits).inside)).toEqual([]);
  expect(note(admit(lineOf("a1"), limits), "timed_out")).toMatchObject({
    inside: [{ editId: "a1" }],
    waiting: [],
  });
  expect(twice.failures).toEqual({ code: "timed_out", count: 2 });
});

describe("the line of edits", () => {
  it("gives turns in order, so many to each profile and in all", () => {
    const line = admit(lineOf("a1", "a2", "a3", "b1", "c1", "c2", "b2", "d1"), limits);
    expect(ids(line.inside)).toEqual(["a1", "a2", "b1", "c1", "c2", "b2"]);
    expect(ids(line.waiting)).toEqual(["a3", "d1"]);
    const next = admit(leave(line, "a1"), limits);
    expect(ids(next.inside)).toContain("a3");
    expect(ids(next.waiting)).toEqual(["d1"]);
  });

  it("leaves one of the browser's connections to a server free, whatever was allowed", () => {
    const line = admit(lineOf("a1", "a2", "a3", "a4", "a5", "a6"), { ...limitsFor(9), inAll: 9 });
    expect(line.inside).toHaveLength(5);
  });

  it("lets nobody pass whose way is not known yet", () => {
    const line = direct(join(join(EMPTY_LINE, "a1"), "b1"), "b1", {
      profileId: "b",
      server: "b",
    });
    expect(admit(line, limits).inside).toEqual([]);
    const known = direct(line, "a1", { profileId: "a", server: "a" });
    expect(ids(admit(known, limits).inside)).toEqual(["a1", "b1"]);
  });

  it("keeps the place of an edit that is asked for twice", () => {
    const line = join(lineOf("a1", "a2"), "a1");
    expect(ids(line.waiting)).toEqual(["a1", "a2"]);
    expect(join(admit(line, limits), "a1").waiting).toEqual([]);
  });

  it("lets nobody in while it is paused, and those go on that are under way", () => {
    const busy = admit(lineOf("a1", "a2", "a3"), limits);
    const paused = admit(join(pause(busy, { why: "person" }), "a4"), limits);
    expect(ids(paused.inside)).toEqual(["a1", "a2"]);
    expect(ids(paused.waiting)).toEqual(["a4"]);
  });

  it("pauses what waits when the same has failed three times in a row", () => {
    const busy = admit(lineOf("a1", "a2", "a3"), limits);
    expect(times(MOST_FAILURES - 1, busy, "content_refused").pause).toBeUndefined();
    const paused = times(MOST_FAILURES, busy, "content_refused");
    expect(paused.pause).toEqual({ why: "refused", code: "content_refused" });
    expect(paused.waiting).toEqual([]);
    expect(resume(paused)).toMatchObject({ pause: undefined, failures: undefined });
  });

  it("goes on where failures differ, something came between, or nobody waits", () => {
    const busy = admit(lineOf("a1", "a2", "a3"), limits);
    const differ = note(times(2, busy, "content_refused"), "overloaded");
    expect(differ.pause).toBeUndefined();
    const between = times(2, note(times(2, busy, "content_refused"), undefined), "content_refused");
    expect(between.pause).toBeUndefined();
    expect(times(5, admit(lineOf("a1"), limits), "content_refused").pause).toBeUndefined();
  });

  it("does not hold old failures against what is asked for later", () => {
    const one = times(2, admit(lineOf("a1"), limits), "content_refused");
    const empty = leave(one, "a1");
    const later = admit(join(lineOf("a2", "a3"), "a4"), limits);
    expect(note({ ...later, failures: empty.failures }, "content_refused").pause).toBeUndefined();
  });
});

type Step =
  | { readonly do: "join" | "leave"; readonly at: number }
  | { readonly do: "fail" | "succeed" | "pause" | "resume" };

const anId = fc.integer({ min: 0, max: 11 });

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("join" as const), at: anId }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("leave" as const), at: anId }) },
  fc.record({ do: fc.constantFrom("fail", "succeed", "pause", "resume") }),
);

/** Edits 0, 3, 6 … go to profile 0; profiles 0 and 1 share a server. */
const wayOf = (at: number) => ({ profileId: `p${at % 3}`, server: at % 3 === 2 ? "s2" : "s1" });

function stepped(line: Line, step: Step): Line {
  switch (step.do) {
    case "join":
      return direct(join(line, `e${step.at}`), `e${step.at}`, wayOf(step.at));
    case "leave":
      return leave(line, `e${step.at}`);
    case "fail":
      return note(line, "content_refused");
    case "succeed":
      return note(line, undefined);
    case "pause":
      return pause(line, { why: "person" });
    default:
      return resume(line);
  }
}

const count = (places: Line["inside"], field: "profileId" | "server", name: string) =>
  places.filter(({ way }) => way[field] === name).length;

describe("whatever happens, in whatever order", () => {
  it("no limit is passed, no edit is in the line twice, and nobody waits for a free place", () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        let line = EMPTY_LINE;
        for (const step of steps) {
          line = admit(stepped(line, step), limits);
          const all = [...ids(line.waiting), ...ids(line.inside)];
          expect(new Set(all).size).toBe(all.length);
          expect(line.inside.length).toBeLessThanOrEqual(limits.inAll);
          for (const profile of ["p0", "p1", "p2"]) {
            expect(count(line.inside, "profileId", profile)).toBeLessThanOrEqual(limits.perProfile);
          }
          expect(count(line.inside, "server", "s1")).toBeLessThanOrEqual(limits.perServer);
          if (!line.pause) expect(admit(line, limits).inside).toEqual(line.inside);
        }
      }),
    );
  });

  it("each act leaves alone what it is not about", () => {
    const busy = { ...admit(lineOf("a1", "a2", "a3"), limits), pause: { why: "person" } as const };
    const line = note(busy, "rate_limited");
    const way = { profileId: "a", server: "z" };
    expect(leave(line, "a1")).toEqual({ ...line, inside: line.inside.slice(1) });
    expect(leave(line, "a3")).toEqual({ ...line, waiting: [] });
    expect(direct(line, "a3", way)).toEqual({ ...line, waiting: [{ editId: "a3", way }] });
    expect(admit(line, limits)).toBe(line);
    expect(resume(line)).toEqual({ ...line, pause: undefined, failures: undefined });
    expect(pause(line, { why: "person" })).toEqual({ ...line, waiting: [] });
    expect(note(line, undefined)).toEqual({ ...line, failures: undefined });
    expect(note(note(line, "rate_limited"), "rate_limited").pause).toEqual({ why: "person" });
  });

  it("forgets what failed once nobody waits and nobody has a turn, and not before", () => {
    const failed = note(admit(lineOf("a1", "a2", "a3"), limits), "rate_limited");
    const only = leave(leave(failed, "a1"), "a2");
    expect(ids(only.waiting)).toEqual(["a3"]);
    expect(only.failures).toEqual(failed.failures);
    const inside = leave(leave(failed, "a3"), "a1");
    expect(inside.failures).toEqual(failed.failures);
    expect(leave(inside, "a2").failures).toBeUndefined();
  });

  it("is not paused by failures where nobody waits, or again where it is paused", () => {
    const alone = admit(lineOf("a1", "a2"), limits);
    expect(times(MOST_FAILURES, alone, "rate_limited").pause).toBeUndefined();
    const full = admit(lineOf("a1", "a2", "a3"), limits);
    expect(times(MOST_FAILURES - 1, full, "rate_limited").pause).toBeUndefined();
    expect(times(MOST_FAILURES, full, "rate_limited").pause).toEqual({
      why: "refused",
      code: "rate_limited",
    });
  });

  it("edits of one profile have their turns in the order in which they came", () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        let line = EMPTY_LINE;
        for (const step of steps) {
          const before = line;
          line = admit(stepped(line, step), limits);
          for (const { editId, way } of line.waiting) {
            const isAhead = (other: string) =>
              ids(before.waiting).indexOf(other) > ids(before.waiting).indexOf(editId);
            const overtook = line.inside.filter(
              (one) =>
                one.way.profileId === way?.profileId &&
                ids(before.waiting).includes(one.editId) &&
                ids(before.waiting).includes(editId) &&
                isAhead(one.editId),
            );
            expect(overtook).toEqual([]);
          }
        }
      }),
    );
  });
});
