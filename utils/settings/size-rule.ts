import type { SizeRule } from "@/utils/core/capability";
import { capabilityFor, formatSize, parseSize } from "@/utils/core/server/capability-choice";

/** Known size rules, and a custom one. */
export type SizeChoice = "squares" | "standard" | "free" | "own";

/** The rules that can be chosen by name. */
export const KNOWN_SIZES: Readonly<Record<Exclude<SizeChoice, "own">, SizeRule>> = {
  squares: capabilityFor("dall-e-2").sizes,
  standard: capabilityFor("gpt-image-1.5").sizes,
  free: capabilityFor("gpt-image-2").sizes,
};

/** The choice that a rule is. */
export function sizeChoiceOf(rule: SizeRule): SizeChoice {
  const text = JSON.stringify(rule);
  const known = (["squares", "standard", "free"] as const).find(
    (name) => JSON.stringify(KNOWN_SIZES[name]) === text,
  );
  return known ?? (rule.kind === "free" ? "free" : "own");
}

/** A list rule as text, as `readSizes` parses it; empty for a free rule. */
export function writeSizes(rule: SizeRule): string {
  return rule.kind === "list" ? rule.sizes.map(formatSize).join(", ") : "";
}

/** Parses `1024x1024, 768×512`; `undefined` where a part is no size. */
export function readSizes(text: string): SizeRule | undefined {
  const parts = text.split(/[,，、;；\n]+/).filter((part) => part.trim() !== "");
  const sizes = parts.flatMap((part) => {
    const size = parseSize(part);
    return size && isUsable(size.width) && isUsable(size.height) ? [size] : [];
  });
  const isWhole = sizes.length > 0 && sizes.length === parts.length && sizes.length <= 64;
  return isWhole ? { kind: "list", sizes } : undefined;
}

function isUsable(edge: number): boolean {
  return edge >= 16 && edge <= 16_384;
}
