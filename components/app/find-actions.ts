/** Something with a name in the person's language, and perhaps in another one. */
export interface Named {
  readonly name: string;
  readonly otherName: string;
}

/**
 * Those whose name, in either language, has all typed words: names that begin
 * with what was typed first, then names in which a word does, then the rest.
 */
export function findByName<T extends Named>(all: readonly T[], typed: string): readonly T[] {
  const wanted = fold(typed);
  const words = wanted.split(/\s+/).filter((word) => word !== "");
  const ranked = all.flatMap((one) => {
    const names = [one.name, one.otherName].map(fold);
    if (!words.every((word) => names.some((name) => name.includes(word)))) return [];
    return [{ one, rank: Math.min(...names.map((name) => rankOf(name, wanted))) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  return name.includes(` ${wanted}`) ? 1 : 2;
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
