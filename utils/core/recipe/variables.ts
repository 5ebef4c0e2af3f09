/** A gap in a recipe's prompt, written as `{name}` or `{name=usual}`. */
export interface Variable {
  readonly name: string;
  /** Written where the person leaves the gap empty. */
  readonly usual: string;
}

/**
 * A name is made of letters, digits, spaces, `_` and `-`, so that JSON and code
 * in a prompt are no variables. Lengths are bounded: the pattern stays linear.
 */
const VARIABLE = /\{([\p{L}\p{N}_][\p{L}\p{N}_ -]{0,39})(?:=([^{}\n]{0,200}))?\}/gu;

/** The variables of a prompt, each once, in their order. The first usual value counts. */
export function variablesOf(prompt: string): readonly Variable[] {
  const found = new Map<string, string>();
  for (const [, rawName = "", usual = ""] of prompt.matchAll(VARIABLE)) {
    const name = rawName.trim();
    if (!found.get(name)) found.set(name, usual.trim());
  }
  return [...found].map(([name, usual]) => ({ name, usual }));
}

/** The prompt with a value in every gap: the one given, or else the usual one. */
export function fillVariables(prompt: string, values: Readonly<Record<string, string>>): string {
  const usual = new Map(variablesOf(prompt).map((variable) => [variable.name, variable.usual]));
  return prompt.replace(VARIABLE, (_, rawName: string) => {
    const name = rawName.trim();
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    return value || usual.get(name) || "";
  });
}

/** The variables that have neither a value nor a usual one: the prompt would have a gap. */
export function emptyVariables(
  prompt: string,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  return variablesOf(prompt)
    .filter(({ name, usual }) => fillVariables(`{${name}=${usual}}`, values) === "")
    .map(({ name }) => name);
}
