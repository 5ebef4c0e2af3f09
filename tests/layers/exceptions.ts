/** Something the table refuses today and somebody is about to change. Aim: none. */
export interface Exception {
  /** File or folder that refers to the other. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  { from: "utils/relay/answer.ts", to: "utils/relay", why: "two types are exported on" },
  { from: "utils/editor", to: "zustand", why: "the hook belongs to the components" },
];

/** A circle that stands today, with everything in it. */
export interface KnownCircle {
  readonly of: readonly string[];
  readonly why: string;
}

const BEING_CUT = "the model's state is being divided";

export const KNOWN_CIRCLES: readonly KnownCircle[] = [
  { of: ["utils/panel/panel-state.ts", "utils/panel/send/plan-window.ts"], why: BEING_CUT },
  {
    of: ["utils/panel", "utils/panel/open", "utils/panel/send", "utils/panel/show"],
    why: BEING_CUT,
  },
  {
    of: ["components/editor/stage/Stage.tsx", "components/editor/stage/stage-controller.ts"],
    why: "the stage's window needs a file of its own",
  },
];
