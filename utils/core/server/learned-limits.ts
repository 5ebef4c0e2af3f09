import type { Capability } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";

/** What a host has refused for a model, and what it said that it takes instead. */
export interface LearnedLimits {
  /** Form fields that are left out; `mask` among them where the file of the painted area is. */
  readonly fields: readonly string[];
  /** The sizes it named. */
  readonly sizes?: readonly Size[];
  /** At least so many pixels. */
  readonly minPixels?: number;
  readonly promptLimit?: number;
  readonly imageByteLimit?: number;
  /** Pictures in one request, the window included. */
  readonly maxImages?: number;
  readonly maxCount?: number;
}

export const NOTHING_LEARNED: LearnedLimits = { fields: [] };

/** The limits that are numbers, in the order in which they are told. */
export const LEARNED_NUMBERS = [
  "minPixels",
  "promptLimit",
  "imageByteLimit",
  "maxImages",
  "maxCount",
] as const;

/** Whether anything is known. */
export function hasLearned({ fields, ...limits }: LearnedLimits): boolean {
  return fields.length > 0 || Object.values(limits).some((value) => value !== undefined);
}

/** What is known with something new: fields add up, a limit replaces the one before. */
export function addLearned(known: LearnedLimits, added: Partial<LearnedLimits>): LearnedLimits {
  const fields = [...new Set([...known.fields, ...(added.fields ?? [])])];
  return { ...known, ...added, fields };
}

/** A size rule that keeps at least so many pixels; longest sides of what models of today take. */
function atLeast(minPixels: number, { sizes }: Capability): Capability["sizes"] {
  if (sizes.kind === "free") return { ...sizes, minPixels };
  const kept = sizes.sizes.filter(({ width, height }) => width * height >= minPixels);
  if (kept.length > 0) return { kind: "list", sizes: kept };
  const edge = Math.ceil(Math.sqrt(minPixels) / 64) * 64;
  return { kind: "list", sizes: [{ width: edge, height: edge }] };
}

/** What a model takes at a server that has refused some of it. */
export function withLearned(usual: Capability, learned: LearnedLimits): Capability {
  const { fields, sizes, minPixels, ...named } = learned;
  // More than one request makes is asked for by further ones, where the person wants that.
  const { maxCount, ...others } = named;
  const limits =
    usual.perRequest === undefined
      ? named
      : { ...others, perRequest: Math.min(usual.perRequest, maxCount ?? usual.perRequest) };
  const refused = new Set(fields);
  const rule =
    sizes && sizes.length > 0
      ? ({ kind: "list", sizes } as const)
      : minPixels === undefined
        ? usual.sizes
        : atLeast(minPixels, usual);
  const numbers = Object.entries(limits).filter(([, value]) => value !== undefined);
  const ways = usual.maskWays.filter((way) => !refused.has(way));
  return {
    ...usual,
    sizes: rule,
    fields: usual.fields.filter((field) => !refused.has(field)),
    maskWays: ways.length > 0 ? ways : ["none"],
    ...Object.fromEntries(numbers),
  };
}
