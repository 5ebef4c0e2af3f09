import * as v from "valibot";

interface Row {
  /** Falls back to the default where a stored value is bad or of another version. */
  readonly schema: v.GenericSchema<unknown, unknown>;
  /** The editor follows it: it is part of `EditorSettings`. */
  readonly isOfEditor: boolean;
}

/**
 * Preferences that are the same for every server. A
 * new setting is a row here and the control that changes it; type, default,
 * record and (with `isOfEditor`) the editor's part follow from the row.
 */
const SETTINGS = {
  /** A tool's name. The editor takes those it knows. */
  tool: { schema: v.fallback(v.string(), "brush"), isOfEditor: true },
  /** The brush's diameter on the screen, CSS px. Without one it follows the panel's width. */
  brushSize: {
    schema: v.fallback(v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1000))), undefined),
    isOfEditor: true,
  },
  /** `#rrggbb`; `auto`: the one that shows on the picture. */
  overlayColour: {
    schema: v.fallback(v.pipe(v.string(), v.regex(/^(auto|#[0-9a-f]{6})$/i)), "auto"),
    isOfEditor: true,
  },
  /** A pen's pressure changes the brush's size. */
  usesPressure: { schema: v.fallback(v.boolean(), false), isOfEditor: true },
  /** How unlike a colour may be for the wand to take it: LAB distance, 0…100. */
  tolerance: {
    schema: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 20),
    isOfEditor: true,
  },
  /** The wand takes only what is connected with the point it was put down on. */
  isContiguous: { schema: v.fallback(v.boolean(), true), isOfEditor: true },
  /** Things are removed on this device rather than asked of a server. Without a wish: where no server is set up. */
  isOnDevice: {
    schema: v.fallback(v.optional(v.boolean()), undefined),
    isOfEditor: false,
  },
  /** A loop slides onto the edge of what it goes around. */
  snapsToEdges: { schema: v.fallback(v.boolean(), true), isOfEditor: true },
  /** The person has drawn a loop once: nobody has to tell them any more. */
  hasCircled: { schema: v.fallback(v.boolean(), false), isOfEditor: true },
  /** How many edits may be under way at once for one server in the list. */
  atOnce: {
    schema: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)), 2),
    isOfEditor: false,
  },
  /** The browser says when an edit has ended and no panel has shown it. */
  notifies: { schema: v.fallback(v.boolean(), false), isOfEditor: false },
  theme: {
    schema: v.fallback(v.picklist(["system", "light", "dark"]), "system"),
    isOfEditor: false,
  },
  /** `browser`: that of the browser, or English where there are no words in it. */
  language: {
    schema: v.fallback(v.picklist(["browser", "en", "zh_CN"]), "browser"),
    isOfEditor: false,
  },
  /** The version whose news were read, or that was installed. Without one: from before there were news. */
  seenVersion: { schema: v.fallback(v.optional(v.string()), undefined), isOfEditor: false },
  /** PNG files that are saved carry what they were made from. */
  writesDetails: { schema: v.fallback(v.boolean(), false), isOfEditor: false },
} as const satisfies Record<string, Row>;

type Table = typeof SETTINGS;
export type SettingName = keyof Table;
type ValueOf<N extends SettingName> = v.InferOutput<Table[N]["schema"]>;
type OptionalName = { [N in SettingName]: undefined extends ValueOf<N> ? N : never }[SettingName];

export type Settings = { readonly [N in Exclude<SettingName, OptionalName>]: ValueOf<N> } & {
  readonly [N in OptionalName]?: Exclude<ValueOf<N>, undefined>;
};

export type Theme = Settings["theme"];
export type Language = Settings["language"];

export type EditorSetting = {
  [N in SettingName]: Table[N]["isOfEditor"] extends true ? N : never;
}[SettingName];

export const EDITOR_SETTINGS = Object.entries(SETTINGS)
  .filter(([, { isOfEditor }]) => isOfEditor)
  .map(([name]) => name) as readonly EditorSetting[];

/** Reads settings from what is stored under each name. Never fails: bad values are defaults. */
export function parseSettings(stored: (name: SettingName) => unknown): Settings {
  const entries = Object.entries(SETTINGS).map(([name, { schema }]) => [
    name,
    v.parse<v.GenericSchema<unknown, unknown>>(schema, stored(name as SettingName)),
  ]);
  const present = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Settings;
}

export const DEFAULT_SETTINGS = parseSettings(() => undefined);
