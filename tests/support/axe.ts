import axe, { type AxeResults } from "axe-core";
import type { Page } from "puppeteer-core";

/** Targets of WCAG 2.2 AA at the size of 24 px, and the best practices for landmarks and names. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page as it is now, one line for each place. */
export async function findWithAxe(page: Page, only?: readonly string[]): Promise<string[]> {
  // By the debugger: our policy lets no page load a script of others.
  if (!(await page.evaluate("typeof axe !== 'undefined'"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags, rules) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (o: unknown) => Promise<AxeResults> };
      };
      const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
      return axe.run({ runOnly, resultTypes: ["violations"] });
    },
    TAGS,
    only ? [...only] : undefined,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}
