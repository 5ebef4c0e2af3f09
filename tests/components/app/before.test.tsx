import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TopBar } from "@/components/app/TopBar";
import { testPanel } from "../../support/fake-panel";
import { renderWithText } from "../../support/render";

const page = readFileSync("entrypoints/sidepanel/index.html", "utf8");
const shapesIn = (root: ParentNode) =>
  [...root.querySelectorAll("svg")].map((icon) => icon.innerHTML.trim());

it("the page itself holds the icons of the bar, which are there before the scripts", () => {
  const before = new DOMParser().parseFromString(page, "text/html");
  const { panel } = testPanel();
  const bar = renderWithText(<TopBar panel={panel} />).container;
  expect(shapesIn(bar)).toHaveLength(4);
  expect(shapesIn(before)).toEqual(shapesIn(bar));
});
