import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { EDIT_STATES, type Edit } from "@/utils/core/edit/edit";
import { advance, type EditEvent, isRunning } from "@/utils/core/edit/edit-life";
import { requestsOf } from "@/utils/core/edit/several-requests";
import { anEdit } from "../../../support/an-edit.ts";

/**
 * Two backgrounds, any number of panels and a person may send events in any
 * order: all orders are gone through up to this many events that change something.
 */
const DEPTH = 7;

const at = 1000;
const result = (blobId: string) => ({ index: 0, blobId, type: "image/png", byteLength: 1 });

const EVENTS: readonly EditEvent[] = [
  { kind: "claimed", at },
  { kind: "retrying", retry: { reason: "rate_limited", at: 9000 } },
  { kind: "answering", at },
  { kind: "reading" },
  { kind: "tasked", task: { id: "t1", dialect: "tasks" } },
  { kind: "addressed", urls: ["https://pictures.example/1.png"] },
  { kind: "gathered", at, results: [result("a")], lostItems: [] },
  { kind: "finished", at, results: [result("a")], lostItems: [appError("result_unreachable")] },
  { kind: "finished", at, results: [result("a"), result("b")], lostItems: [] },
  { kind: "failed", at, error: appError("storage_full", { charge: "likely" }) },
  { kind: "cancelled", at, error: appError("cancelled") },
  { kind: "orphaned", at },
];

interface Step {
  readonly before: Edit;
  readonly event: EditEvent;
  readonly after: Edit;
  /** How many requests were sent so far, `event` included. */
  readonly claims: number;
}

/** Two pictures by two requests. */
const SPLIT = anEdit({ options: { count: 2, size: "auto" }, perRequest: 1 });

/**
 * Every step of every order of events, each once: what can follow depends on the
 * edit alone, so an edit that was reached in two ways is looked at once.
 */
function stepsFrom(first: Edit): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set<string>();
  let reached: readonly Pick<Step, "after" | "claims">[] = [{ after: first, claims: 0 }];
  for (let left = DEPTH; left > 0; left -= 1) {
    const next = reached.flatMap(({ after: before, claims }) =>
      EVENTS.flatMap((event) => {
        const after = advance(before, event);
        if (!after) return [];
        const isSent = event.kind === "claimed" || event.kind === "gathered";
        return [{ before, event, after, claims: claims + (isSent ? 1 : 0) }];
      }),
    );
    steps.push(...next);
    reached = next.filter(({ after, claims }) => {
      const name = JSON.stringify([after, claims]);
      const isNew = !seen.has(name);
      seen.add(name);
      return isNew;
    });
  }
  return steps;
}

const allSteps = () => [...stepsFrom(anEdit()), ...stepsFrom(SPLIT)];

/** The first step that goes against a rule; none where it always holds. */
function exception(holds: (step: Step) => boolean): Step | undefined {
  return allSteps().find((step) => !holds(step));
}

describe("whatever happens to an edit, in whatever order", () => {
  it("comes to hundreds of different edits, in every state", () => {
    const steps = allSteps();
    expect(new Set(steps.map(({ after }) => JSON.stringify(after))).size).toBeGreaterThan(300);
    const states = new Set(steps.map(({ after }) => after.state));
    expect(states).toEqual(new Set(Object.keys(EDIT_STATES)).difference(new Set(["queued"])));
  });

  it("is asked for once, or as often as the person has chosen", () => {
    expect(exception(({ after, claims }) => claims <= requestsOf(after))).toBeUndefined();
  });

  it("counts its requests where there may be several", () => {
    const counts = ({ after, claims }: Step) =>
      after.perRequest === undefined || (after.requestsSent ?? 0) === claims;
    expect(exception(counts)).toBeUndefined();
  });

  it("is called free only if it was never sent", () => {
    const isHonest = ({ after, claims }: Step) => after.error?.charge !== "none" || claims === 0;
    expect(exception(isHonest)).toBeUndefined();
  });

  it("never runs again after it has ended, and stays done where it is", () => {
    const isOver = ({ before, after }: Step) =>
      isRunning(before) ||
      (!isRunning(after) && (before.state !== "done" || after.state === "done"));
    expect(exception(isOver)).toBeUndefined();
  });

  it("loses no result that it had", () => {
    const keeps = ({ before, after }: Step) =>
      before.results.every(({ blobId }) => after.results.some((one) => one.blobId === blobId));
    expect(exception(keeps)).toBeUndefined();
  });

  it("can always be ended by the next background: nothing waits for ever", () => {
    const canEnd = ({ after }: Step) =>
      !isRunning(after) ||
      advance(after, { kind: "orphaned", at })?.state ===
        (after.results.length > 0 ? "done" : "interrupted");
    expect(exception(canEnd)).toBeUndefined();
  });

  it("can be read again from a kept answer however it failed after it was sent", () => {
    const [finished] = EVENTS.filter(({ kind }) => kind === "finished") as [EditEvent];
    const isCurable = ({ after, claims }: Step) =>
      claims === 0 ||
      !["failed", "interrupted"].includes(after.state) ||
      advance(after, finished)?.state === "done";
    expect(exception(isCurable)).toBeUndefined();
  });

  it("says when it ended and how: with results, or with a reason", () => {
    const isClear = ({ after }: Step) =>
      isRunning(after)
        ? after.endedAt === undefined && after.error === undefined
        : after.endedAt !== undefined && (after.state === "done") === (after.error === undefined);
    expect(exception(isClear)).toBeUndefined();
  });
});
