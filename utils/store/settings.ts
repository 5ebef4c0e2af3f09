import * as v from "valibot";
import type { Result } from "@/utils/core/result";
import { readLocalByPrefix, watchLocal, writeLocal } from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

/** One record a setting: a bad one, or one of another version, falls back to its own default. */
const PREFIX = "setting:";

const SCHEMAS = {
  tool: v.fallback(v.picklist(["brush", "eraser", "rectangle", "lasso", "wand"]), "brush"),
  /** The brush's diameter on the screen, CSS px. Without one it follows the panel's width. */
  brushSize: v.fallback(v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1000))), undefined),
  overlayColour: v.fallback(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)), "#ff6a1f"),
  usesPressure: v.fallback(v.boolean(), false),
  /** How unlike a colour may be for the wand to take it: LAB distance. */
  tolerance: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 20),
  /** The wand takes only what hangs together. */
  isContiguous: v.fallback(v.boolean(), true),
  /** PNG files that are saved say what they were asked by. */
  writesDetails: v.fallback(v.boolean(), false),
} as const;

export interface Settings {
  readonly tool: "brush" | "eraser" | "rectangle" | "lasso" | "wand";
  readonly brushSize?: number;
  readonly overlayColour: string;
  readonly usesPressure: boolean;
  readonly tolerance: number;
  readonly isContiguous: boolean;
  readonly writesDetails: boolean;
}

/** How the editor was left. Never fails: what cannot be read is as on the first day. */
export async function readSettings(): Promise<Settings> {
  const stored = await readLocalByPrefix(PREFIX);
  const read = <T>(name: keyof Settings, schema: v.GenericSchema<unknown, T>): T =>
    v.parse(schema, stored.get(PREFIX + name));
  const brushSize = read("brushSize", SCHEMAS.brushSize);
  return {
    tool: read("tool", SCHEMAS.tool),
    ...(brushSize === undefined ? {} : { brushSize }),
    overlayColour: read("overlayColour", SCHEMAS.overlayColour),
    usesPressure: read("usesPressure", SCHEMAS.usesPressure),
    tolerance: read("tolerance", SCHEMAS.tolerance),
    isContiguous: read("isContiguous", SCHEMAS.isContiguous),
    writesDetails: read("writesDetails", SCHEMAS.writesDetails),
  };
}

/** Remembers some settings and leaves the others alone. */
export function saveSettings(changes: Partial<Settings>): Promise<Result<void>> {
  const records = Object.entries(changes).map(([name, value]) => [PREFIX + name, value]);
  return attemptLocal(() => writeLocal(Object.fromEntries(records)));
}

/** Calls `changed` when a setting is saved anywhere. Gives the way to stop. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  return watchLocal((items) => {
    if (items.some((item) => item.startsWith(PREFIX))) void readSettings().then(changed);
  });
}
