import { median, round, table } from "../table.ts";
import type { CarelessOutcome } from "./careless.ts";

const WAYS = ["paste", "feather", "multiBand", "poisson", "ours", "oracle"] as const;
/** A difference that hardly anybody sees, ΔE₀₀. */
const ALIKE = 0.3;
/** What rounding and the encoders' noise come to, ΔE₀₀. */
const NOISE = 0.02;

function isGood({ ours, paste, feather, multiBand, poisson }: CarelessOutcome): boolean {
  return ours <= ALIKE + Math.min(paste, feather, multiBand, poisson);
}

function isWorseThanFeather({ ours, feather }: CarelessOutcome): boolean {
  return ours > feather + NOISE;
}

/** The figures as Markdown; `outcomes` are not empty. */
export function describeCareless(outcomes: readonly CarelessOutcome[]): string {
  const good = outcomes.filter(isGood).length;
  const worse = outcomes.filter(isWorseThanFeather).length;
  const names = [...new Set(outcomes.map(({ name }) => name))];
  const row = (title: string, some: readonly CarelessOutcome[]) => [
    title,
    ...WAYS.map((way) => round(median(some.map((outcome) => outcome[way])), 2)),
    `${some.filter(isGood).length}/${some.length}`,
    some.filter(isWorseThanFeather).length,
  ];
  const rows = names.map((name) =>
    row(
      name,
      outcomes.filter((outcome) => outcome.name === name),
    ),
  );
  const share = Math.round((1000 * good) / outcomes.length) / 10;
  return [
    "## Careless models",
    "Warps, crops, split white balance, gamma, vignettes, lost grain, sharpening, JPEG 75 to 92. Median over the models of the mean ΔE₀₀ from the faultless edit, over what is painted and its feather. _Oracle_: ours with the gain and offset per channel that fit the faultless edit itself best.",
    `Ours is the best or within ${ALIKE} of it in ${good} of ${outcomes.length} (${share} %), and worse than plain feather in ${worse}.`,
    table(
      ["picture", "paste", "feather", "multi-band", "Poisson", "ours", "oracle", "good", "worse"],
      [row("**all**", outcomes), ...rows],
    ),
  ].join("\n\n");
}
