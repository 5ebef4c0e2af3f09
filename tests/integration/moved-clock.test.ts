import "fake-indexeddb/auto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEdit, readResult } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { clearRecords } from "../support/records.ts";
import { endOf, makeRunner, queueEdit, soon } from "../support/run-edits.ts";

const DAY_MS = 86_400_000;

let sandbox: Sandbox;

const sent = () => sandbox.requests.filter(({ kind }) => kind === "edits");

/** A clock that is moved by so much at its n-th reading, as when a machine asks a time server. */
function movedAt(reading: number, byMs: number): () => number {
  let readings = 0;
  return () => {
    readings += 1;
    return Date.now() + (readings >= reading ? byMs : 0);
  };
}

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(async () => {
  sandbox.reset();
  await clearRecords();
});
afterAll(() => sandbox?.close());

const MOVES = [
  ["a year ahead", 365 * DAY_MS],
  ["an hour ahead", DAY_MS / 24],
  ["an hour back", -DAY_MS / 24],
  ["a year back", -365 * DAY_MS],
] as const;
/** From before it is claimed to after its end. */
const READINGS = [1, 2, 3, 4, 5];
const CASES = MOVES.flatMap(([name, byMs]) =>
  ["", "url-data", "sse-unasked", "task=2"].flatMap((mode) =>
    READINGS.map((reading) => ({ name, byMs, mode, reading })),
  ),
);

describe("a clock that is moved in the midst of an edit", () => {
  it.each(CASES)("$name, mode “$mode”, reading $reading: sent once, kept, listed", async (one) => {
    sandbox.setMode(one.mode);
    const runner = makeRunner(sandbox, { ...soon, now: movedAt(one.reading, one.byMs) });
    const id = await queueEdit({ options: { count: 1, size: "256x256" } });
    await runner.run(id);
    const edit = await endOf(id);
    expect(edit.state).toBe("done");
    expect(sent()).toHaveLength(1);
    const [result] = edit.results;
    expect(result && (await readResult(result.blobId)).ok).toBe(true);
    const listed = await listEntries({ limit: 10 });
    expect(listed.ok && listed.value.map((entry) => entry.id)).toEqual([id]);
    expect((await readEdit(id)).ok).toBe(true);
  });

  it("leaves an edit from the future as it was: taken up, never sent again", async () => {
    const createdAt = Date.now() + 365 * DAY_MS;
    const id = await queueEdit({ createdAt, options: { count: 1, size: "256x256" } });
    await makeRunner(sandbox, soon).run(id);
    await endOf(id);
    await makeRunner(sandbox, soon).settle();
    expect(sent()).toHaveLength(1);
    expect((await endOf(id)).state).toBe("done");
  });
});
