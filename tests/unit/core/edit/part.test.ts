import { describe, expect, it } from "vitest";
import { operationsOf } from "@/utils/core/edit/part";
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
