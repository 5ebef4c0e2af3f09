import { describe, expect, it } from "vitest";
import { readEditRecord } from "@/utils/core/history/record";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { anEdit } from "../../../support/an-edit.ts";

const stroke: MaskOperation = { kind: "stroke", mode: "add", radius: 4, points: [1, 1] };
const grow = (by: number) => ({ operations: [stroke, { kind: "grow", by }], position: 2 });

describe("a record beyond every sensible bound is refused before it can block the page", () => {
  it.each([
    ["a position beyond the operations", { mask: { operations: [stroke], position: 1e9 } }],
    ["a position before them", { mask: { operations: [stroke], position: -1 } }],
    ["a position between them", { mask: { operations: [stroke], position: 0.5 } }],
    ["a growth larger than any picture", { mask: grow(1e9) }],
    ["a shrinking larger than any picture", { mask: grow(-1e9) }],
    [
      "a point out of reach",
      { mask: { operations: [{ ...stroke, points: [1e12, 0] }], position: 1 } },
    ],
    [
      "a point that is no number",
      { mask: { operations: [{ ...stroke, points: [Number.NaN] }], position: 1 } },
    ],
    [
      "a list of points that is none",
      { mask: { operations: [{ ...stroke, points: "1,1" }], position: 1 } },
    ],
    ["points in words", { mask: { operations: [{ ...stroke, points: ["1", "1"] }], position: 1 } }],
    ["an endless radius", { mask: { operations: [{ ...stroke, radius: 1e12 }], position: 1 } }],
    ["a moment that no date can hold", { createdAt: 8.64e15 + 1 }],
    ["a moment before all time", { createdAt: -1 }],
    ["an end that no date can hold", { endedAt: 9e15 }],
    ["a sent image of a million px", { sentSize: { width: 1e6, height: 1 } }],
    ["a window wider than any picture", { window: { x: 0, y: 0, width: 1e12, height: 1 } }],
    ["more images than any server makes", { options: { count: 1e9, size: "auto" } }],
    [
      "a result at an index out of reach",
      { results: [{ index: 1e9, blobId: "b", type: "image/png", byteLength: 1 }] },
    ],
    ["a prompt of megabytes", { prompt: "x".repeat(2_000_000) }],
  ])("%s", (_name, change) => {
    const edit = readEditRecord({ ...anEdit(), ...change });
    expect(!edit.ok && edit.error.code).toBe("record_unreadable");
  });
});

describe("every step of painting is kept, down to the finest", () => {
  it.each<MaskOperation>([
    { kind: "stroke", mode: "add", radius: 0.5, points: [1, 1] },
    { kind: "rectangle", mode: "erase", rect: { x: 0.5, y: 0.5, width: 0.5, height: 0.5 } },
    { kind: "all" },
    { kind: "invert" },
    { kind: "clear" },
    { kind: "fillHoles" },
  ])("%j", (operation) => {
    const mask = { operations: [operation], position: 1 };
    const edit = readEditRecord({ ...anEdit(), mask, createdAt: 0 });
    expect(edit.ok && edit.value.mask).toEqual(mask);
  });
});

describe("what lies just within the bounds", () => {
  const far = 1e8;
  const operations: MaskOperation[] = [
    { kind: "stroke", mode: "add", radius: 1e6, points: [-far, -far, far, far] },
    { kind: "rectangle", mode: "add", rect: { x: -far, y: -far, width: far, height: far } },
    { kind: "polygon", mode: "add", points: [-far, -far, far, -far, far, far] },
    { kind: "spans", mode: "erase", runs: [0, -far, far, far, 0, far] },
    { kind: "grow", by: 4096 },
    { kind: "grow", by: -4096 },
  ];

  it("is read, and drawn without going through what lies outside the picture", () => {
    const mask = { operations, position: operations.length };
    const edit = readEditRecord({ ...anEdit(), mask, createdAt: 8.64e15 });
    expect(edit.ok).toBe(true);
    const size = { width: 64, height: 64 };
    expect(rasterise(operations, { x: 0, y: 0, ...size }, size, size)).toHaveLength(64 * 64);
  });
});
