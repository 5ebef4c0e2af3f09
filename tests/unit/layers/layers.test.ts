import { describe, expect, it } from "vitest";
import { checkFile } from "../../layers/check-file";
import { checkProject } from "../../layers/check-project";
import { LAYERS } from "../../layers/table";
import { RIGHT } from "./right-imports";
import { WRONG } from "./wrong-imports";

const FILES = new Set(["utils/store/edits.ts", "utils/core/result.ts", "utils/relay/send/send.ts"]);
const isFile = (path: string) => FILES.has(path);

const refusals = (path: string, source: string) =>
  checkFile(path, source, LAYERS, isFile).refusals.map((refusal) => refusal.text);

describe("a file that breaks the table of layers is refused", () => {
  it.each(WRONG)("%s: %s", (path, source, refusal) => {
    expect(refusals(path, source).join("\n")).toContain(refusal);
  });
});

describe("a file that keeps to the table is accepted", () => {
  it.each(RIGHT)("%s: %s", (path, source) => {
    expect(refusals(path, source)).toEqual([]);
  });
});

describe("a refusal", () => {
  it("says the line", () => {
    const source = "export const a = 1;\n\nexport const b = Date.now();\n";
    expect(checkFile("utils/core/a.ts", source, LAYERS, isFile).refusals[0]).toMatchObject({
      path: "utils/core/a.ts",
      line: 3,
    });
  });
});

describe("a circle", () => {
  const project = (files: Record<string, string>) =>
    checkProject(new Map(Object.entries(files)), LAYERS);

  it("of files is refused, also where it is made of types", () => {
    expect(
      project({
        "utils/core/a.ts": `import type { B } from "./b"; export type A = B;`,
        "utils/core/b.ts": `import type { C } from "./c"; export type B = C;`,
        "utils/core/c.ts": `export type C = import("./a").A;`,
        "utils/core/d.ts": `import type { A } from "./a"; export type D = A;`,
      }),
    ).toEqual(["circle of files: utils/core/a.ts, utils/core/b.ts, utils/core/c.ts"]);
  });

  it("of folders is refused where no file is in a circle", () => {
    expect(
      project({
        "utils/core/edit/a.ts": `import { b } from "../mask/b";`,
        "utils/core/mask/b.ts": "export const b = 1;",
        "utils/core/mask/c.ts": `import { d } from "../edit/d";`,
        "utils/core/edit/d.ts": "export const d = 1;",
      }),
    ).toEqual(["circle of folders: utils/core/edit, utils/core/mask"]);
  });

  it("is none where a worker is started and not imported", () => {
    expect(
      project({
        "utils/pixels/a.ts": `export const start = () => new URL("./b.ts", import.meta.url);`,
        "utils/pixels/b.ts": `import { start } from "./a"; start();`,
      }),
    ).toEqual([]);
  });

  it("of a folder and the one around it is refused", () => {
    expect(
      project({
        "utils/core/a.ts": `import { b } from "./edit/b";`,
        "utils/core/edit/b.ts": `import { c as b } from "../c";`,
        "utils/core/c.ts": "export const c = 1;",
      }),
    ).toEqual(["circle of folders: utils/core, utils/core/edit"]);
  });
});

describe("a project", () => {
  it("is told every refusal with its file and line", () => {
    const sources = new Map([
      ["utils/core/a.ts", `import { x } from "@/utils/store/edits";`],
      ["utils/store/edits.ts", "export const x = 1;"],
    ]);
    expect(checkProject(sources, LAYERS)).toEqual([
      "utils/core/a.ts:1 utils/core may not import utils/store/edits.ts",
    ]);
  });
});
