/**
 * What of the bench is asked for: parts of names such as `case brick`, `edge
 * bricks, right`, `speed 12 Mpx, 1 %`, or `2/5`: the second fifth of it all, so
 * that no run takes long.
 */
export function isWanted(parts: readonly string[], label: string, at: number): boolean {
  if (parts.length === 0) return true;
  return parts.some((part) => {
    const [, which, of] = /^(\d+)\/(\d+)$/.exec(part) ?? [];
    return of ? at % Number(of) === Number(which) - 1 : label.includes(part);
  });
}

interface Named {
  readonly name: string;
}

/** What was measured now, and what earlier runs measured of the rest, in the order of `names`. */
export function joined<T extends Named>(
  names: readonly string[],
  earlier: readonly T[] | undefined,
  now: readonly T[],
): T[] {
  const all = new Map([...(earlier ?? []), ...now].map((row) => [row.name, row]));
  return names.flatMap((name) => all.get(name) ?? []);
}
