import { expect, it } from "vitest";
import { withAheadFirst } from "@/utils/build/start-scripts";

const tag = (name: string) =>
  `<script type="module" crossorigin src="/chunks/${name}.js"></script>`;
const page = (...scripts: string[]) =>
  `<head>\n    <script src="/early.js"></script>\n    ${scripts.join("\n    ")}\n  </head>`;

it("runs the script that looks up the picture before all others, and as soon as it is there", () => {
  const ahead =
    '<script type="module" async fetchpriority="high" crossorigin src="/chunks/ahead-B1_x.js"></script>';
  expect(withAheadFirst(page(tag("react-A"), tag("ahead-B1_x"), tag("panel-C")))).toBe(
    page(ahead, tag("react-A"), tag("panel-C")),
  );
});

it("builds no panel without it", () => {
  expect(() => withAheadFirst(page(tag("react-A"), tag("panel-C")))).toThrow("`ahead`");
});
