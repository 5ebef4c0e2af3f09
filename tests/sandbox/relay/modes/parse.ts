import type { Mode } from "./mode.ts";
import { TIMES_OF_REPEAT } from "./repeats.ts";
import { MODES } from "./table.ts";

/** A mode that was asked for, with its argument. */
export type ActiveMode = { readonly mode: Mode; readonly argument: string; readonly text: string };

/** Reads `slow=75+url-data`. Throws on an unknown name, so that a slip in a test is seen. */
export function parseModes(text: string): ActiveMode[] {
  return text
    .split("+")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "ok")
    .map(parseMode);
}

function parseMode(text: string): ActiveMode {
  const [id = "", ...rest] = text.split("=");
  const mode = MODES.find((candidate) => candidate.id === id);
  if (mode === undefined) throw new Error(`unknown sandbox mode '${id}'`);
  const argument = rest.length > 0 ? rest.join("=") : (mode.argument?.fallback ?? "");
  return { mode, argument, text };
}

/**
 * The modes of one request: of the prompt's directives if it has any, else of
 * the model's name (`sandbox-<mode>`), else of the base URL (`/mode/<mode>`),
 * else those set for all.
 */
export function modesOf(
  fields: Readonly<Record<string, string>>,
  ofPath: readonly ActiveMode[],
  ofAll: readonly ActiveMode[],
): readonly ActiveMode[] {
  const directives = [...(fields["prompt"] ?? "").matchAll(/\[sandbox:([^\]]*)\]/g)];
  if (directives.length > 0) return directives.flatMap((found) => parseModes(found[1] ?? ""));
  const model = fields["model"] ?? "";
  if (model.startsWith("sandbox-")) return parseModes(model.slice("sandbox-".length));
  return ofPath.length > 0 ? ofPath : ofAll;
}

/**
 * Those of the modes that concern such a request, with the repeating ones
 * resolved: `fails-once=overloaded` is `overloaded` the first time, then nothing.
 */
export function resolveModes(
  modes: readonly ActiveMode[],
  on: Mode["on"],
  count: (what: string) => number,
): ActiveMode[] {
  return modes.flatMap((active) => {
    const times = TIMES_OF_REPEAT[active.mode.id];
    if (times === undefined) return active.mode.on === on ? [active] : [];
    const inner = parseMode(active.argument);
    if (inner.mode.on !== on) return [];
    return count(active.text) <= times ? [inner] : [];
  });
}
