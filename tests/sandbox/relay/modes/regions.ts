import type { Mode } from "./mode.ts";

/** What servers make of a mask (docs/contract.md §3.7 and §3.8). */
export const REGION_MODES: readonly Mode[] = [
  {
    id: "mask-dropped",
    says: "The upstream drops the mask and draws everything anew.",
    from: "§3.7",
    on: "edits",
    job: (job) => ({ ...job, regionRule: "all" }),
  },
  {
    id: "mask-hint",
    says: "The mask is taken as a hint: new content, and all else moved by some pixels.",
    from: "§3.7",
    on: "edits",
    argument: { means: "px to the right and down", fallback: "4" },
    job: (job, { argument }) => ({ ...job, driftPx: Number(argument) }),
  },
  {
    id: "colour-shift",
    says: "Everything outside the mask comes back warmer and brighter.",
    from: "§3.7",
    on: "edits",
    argument: { means: "steps of 255", fallback: "14" },
    job: (job, { argument }) => ({ ...job, castSteps: Number(argument) }),
  },
  {
    id: "unchanged",
    says: "The picture comes back as it was, in the size asked for.",
    from: "§3.7",
    on: "edits",
    job: (job) => ({ ...job, regionRule: "none", isExact: true }),
  },
  {
    id: "polarity-white",
    says: "White means edit, alpha is ignored (LocalAI, vLLM-Omni).",
    from: "§3.8",
    on: "edits",
    job: (job) => ({ ...job, regionRule: "white" }),
  },
  {
    id: "polarity-luminance",
    says: "The mask's luminance says how much to edit (stable-diffusion.cpp).",
    from: "§3.8",
    on: "edits",
    job: (job) => ({ ...job, regionRule: "luminance" }),
  },
];
