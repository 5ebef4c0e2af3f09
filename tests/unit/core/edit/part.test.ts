import { describe, expect, it } from "vitest";
import type { EditState } from "@/utils/core/edit/edit";
import { leadingPart, operationsOf, partsToSend } from "@/utils/core/edit/part";
import { push } from "@/utils/core/mask/history";
import { maskBounds } from "@/utils/core/mask/raster";
import { separateParts } from "@/utils/core/window/parts";
import { anEdit } from "../../../support/an-edit.ts";

const picture = { width: 1600, height: 1200 };
const dot = (x: number, y: number) =>
  ({ kind: "stroke", mode: "add", radius: 20, points: [x, y] }) as const;
const mask = push(push({ operations: [], position: 0 }, dot(100, 100)), dot(1500, 1100));

describe("what an edit may change", () => {
  it("is everything painted, where nothing was sent separately", () => {
    expect(operationsOf(anEdit({ mask }))).toEqual(mask.operations);
  });

  it("is its own part of what is painted, and together the parts are all of it", () => {
    const parts = separateParts(mask.operations, picture) ?? [];
    expect(parts).toHaveLength(2);
    for (const { box, others } of parts) {
      const part = { groupId: "g", editIds: ["a", "b"], others };
      expect(maskBounds(operationsOf(anEdit({ mask, part })), picture)).toEqual(box);
    }
  });
});

describe("a group of parts", () => {
  const group = (...states: readonly EditState[]) =>
    states.map((state, place) => anEdit({ id: String(place), state }));

  it.each<[EditState[], string]>([
    [["failed", "done", "sending", "receiving"], "2"],
    [["queued", "sending"], "0"],
    [["failed", "cancelled", "done", "done"], "2"],
    [["failed", "cancelled"], "0"],
  ])("of the states %j is shown by its part %s", (states, id) => {
    expect(leadingPart(group(...states))?.id).toBe(id);
  });

  it.each<[EditState[], string[]]>([
    [
      ["done", "failed", "sending", "interrupted", "cancelled"],
      ["1", "3", "4"],
    ],
    [
      ["done", "done"],
      ["0", "1"],
    ],
    [
      ["done", "queued"],
      ["0", "1"],
    ],
  ])("of the states %j is sent again as %j", (states, ids) => {
    expect(partsToSend(group(...states)).map(({ id }) => id)).toEqual(ids);
  });

  it("of none is shown by none", () => expect(leadingPart([])).toBeUndefined());
});
