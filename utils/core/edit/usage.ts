/** What an edit used up, as far as the server says. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
}

const NAMES: readonly (readonly [keyof Usage, readonly string[]])[] = [
  ["inputTokens", ["input_tokens", "prompt_tokens", "promptTokenCount"]],
  ["outputTokens", ["output_tokens", "completion_tokens", "candidatesTokenCount"]],
  ["totalTokens", ["total_tokens", "totalTokenCount"]],
];

function countOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Reads a `usage` object with either set of names; `undefined` where nothing usable is in it. */
export function readUsage(value: unknown): Usage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const entries = NAMES.flatMap(([key, names]) => {
    const count = names.map((name) => countOf(fields[name])).find((found) => found !== undefined);
    return count === undefined ? [] : [[key, count] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What two requests used up together, as far as either says. */
export function addUsage(one: Usage | undefined, other: Usage | undefined): Usage | undefined {
  if (!one || !other) return one ?? other;
  const entries = NAMES.flatMap(([key]) => {
    const said = [one[key], other[key]].filter((count) => count !== undefined);
    return said.length > 0 ? [[key, said.reduce((sum, count) => sum + count, 0)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** All tokens of an edit; `undefined` where the server says nothing of them. */
export function totalTokens(usage: Usage | undefined): number | undefined {
  const { inputTokens, outputTokens, totalTokens: total } = usage ?? {};
  if (total !== undefined) return total;
  const isSaid = inputTokens !== undefined || outputTokens !== undefined;
  return isSaid ? (inputTokens ?? 0) + (outputTokens ?? 0) : undefined;
}
