import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that wait long for something, or need more of the machine than others.
 * Begun first, they wait while others work; begun last, all would wait for them.
 */
const FIRST: readonly string[] = [
  "native/lifetime",
  "native/capture-firefox",
  "native/capture",
  "capture-refused",
  "capture-lent",
  "pixels-colours",
];

/** Gives the files of a run their order: those named above, then as Vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = FIRST.findIndex((name) => moduleId.endsWith(`/tests/e2e/${name}.test.ts`));
      return found < 0 ? FIRST.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
