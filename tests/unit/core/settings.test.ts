import { describe, expect, it } from "vitest";
import {
  DEFAULT_SETTINGS,
  EDITOR_SETTINGS,
  parseSettings,
  type SettingName,
} from "@/utils/core/settings";

const readAs = (name: SettingName, value: unknown) =>
  parseSettings((asked) => (asked === name ? value : undefined))[name];

/** Per setting: what it is at first, what it may be, and what it may not. */
const RULES: readonly (readonly [SettingName, unknown, readonly unknown[], readonly unknown[]])[] =
  [
    ["tool", "brush", ["wand", ""], [3, null]],
    ["brushSize", undefined, [1, 40.5, 1000], [0.9, 1000.1, "40", null]],
    ["overlayColour", "auto", ["#00ff9a", "#00FF9A"], ["#fff", "#00ff9a7", "x#00ff9a", "red", 0]],
    ["usesPressure", false, [true], ["yes", 1]],
    ["tolerance", 20, [0, 55, 100], [-0.1, 100.1, "20"]],
    ["isContiguous", true, [false], ["no", 0]],
    ["isOnDevice", undefined, [true, false], ["yes", 1, null]],
    ["snapsToEdges", true, [false], [0]],
    ["hasCircled", false, [true], [1]],
    ["atOnce", 2, [1, 3, 5], [0, 6, 2.5, "2"]],
    ["notifies", false, [true], ["granted"]],
    ["theme", "system", ["light", "dark"], ["", "blue", true]],
    ["language", "browser", ["en", "zh_CN"], ["", "de", 1]],
    ["seenVersion", undefined, ["1.2.3"], [1, null]],
    ["writesDetails", false, [true], [1]],
  ];

describe("the setting", () => {
  it.each(RULES)("%s is %j until somebody chooses", (name, first) => {
    expect(DEFAULT_SETTINGS[name]).toBe(first);
  });

  it.each(RULES)("%s, %j at first, is kept as it was chosen", (name, first, good) => {
    for (const value of [first, ...good]) expect(readAs(name, value)).toBe(value);
  });

  it.each(RULES)("%s is %j again where what is stored makes no sense", (name, first, _, bad) => {
    for (const value of bad) expect(readAs(name, value), JSON.stringify(value)).toBe(first);
  });
});

describe("all settings", () => {
  it("are held here, every one", () => {
    const names: SettingName[] = [];
    parseSettings((name) => void names.push(name));
    expect(RULES.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  it("have no entry for what nobody has chosen and has no first value", () => {
    for (const name of ["brushSize", "isOnDevice", "seenVersion"]) {
      expect(DEFAULT_SETTINGS).not.toHaveProperty(name);
    }
    expect(Object.keys(DEFAULT_SETTINGS)).toHaveLength(RULES.length - 3);
  });

  it("reach the editor where it draws by them; the panel's own do not", () => {
    expect(EDITOR_SETTINGS.toSorted()).toEqual([
      "brushSize",
      "hasCircled",
      "isContiguous",
      "overlayColour",
      "snapsToEdges",
      "tolerance",
      "tool",
      "usesPressure",
    ]);
  });
});
