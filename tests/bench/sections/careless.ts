import { openPixelsBrowser } from "../../support/pixels-page/open.ts";
import type { BenchContext } from "../context.ts";
import { type CarelessOutcome, editCarelessly } from "../stitch/careless.ts";
import { carelessFixtures } from "../stitch/careless-fixtures.ts";
import { describeCareless } from "../stitch/careless-report.ts";

/** Each picture is edited by so many models. */
const TURNS = 3;

/** How well the answers of careless models sit in their pictures, beside four other ways. */
export async function run(context: BenchContext): Promise<void> {
  const outcomes: CarelessOutcome[] = [];
  const browser = await openPixelsBrowser();
  try {
    const fixtures = await carelessFixtures();
    for (let turn = 0; turn < TURNS; turn++) {
      for (const fixture of fixtures) {
        outcomes.push(await editCarelessly(browser, fixture, outcomes.length));
      }
      context.log(`… ${turn + 1} of ${TURNS}`);
    }
  } finally {
    await browser.close();
  }
  const text = describeCareless(outcomes);
  context.log(text);
  await context.write("stitch-careless", { outcomes }, text);
}
