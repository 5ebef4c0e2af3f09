/** Something the table refuses today and somebody is about to change. Aim: none. */
export interface Exception {
  /** File or folder that refers to the other. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  { from: "utils/editor", to: "zustand", why: "the hook belongs to the components" },
];

/** A circle that stands today, with everything in it. */
export interface KnownCircle {
  readonly of: readonly string[];
  readonly why: string;
}

export const KNOWN_CIRCLES: readonly KnownCircle[] = [
  {
    of: ["components/editor/stage/Stage.tsx", "components/editor/stage/stage-controller.ts"],
    why: "the stage's window needs a file of its own",
  },
];

/** Folders of utils whose exported functions need no docstring yet. */
export const WITHOUT_DOCSTRINGS: readonly string[] = [
  "utils/async",
  "utils/store",
  "utils/panel",
  "utils/settings",
];
