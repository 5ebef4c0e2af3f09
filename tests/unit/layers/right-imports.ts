/** Files that keep to the table. */
export const RIGHT: readonly (readonly [path: string, source: string])[] = [
  ["utils/core/a.ts", `import * as v from "valibot"; export const s = v.string();`],
  ["utils/core/edit/a.ts", `import { ok } from "../result"; export const x = ok;`],
  ["utils/core/edit/a.ts", `import { ok } from "@/utils/core/result"; export const x = ok;`],
  ["utils/core/a.ts", "export const day = (ms: number) => new Date(ms).getDate();"],
  ["utils/core/a.ts", "export const side = Math.max(1, Math.round(Math.PI));"],
  ["utils/core/a.ts", "export const area = (window: { width: number }) => window.width;"],
  ["utils/core/a.ts", "export const get = ({ fetch }: { fetch: () => void }) => fetch();"],
  ["utils/core/a.ts", "export const get = (deps: { fetch: () => void }) => deps.fetch();"],
  ["utils/core/a.ts", `export const words = "document.title and Date.now()"; // Math.random()`],
  ["utils/core/a.ts", "type Window = { x: 1 }; export const f = (w: Window): w is Window => !!w;"],
  ["utils/core/a.ts", "export type Keys<T> = { [document in keyof T]: document };"],
  ["utils/core/a.ts", "document: for (const window of [1]) { if (window) break document; }"],
  ["utils/core/a.ts", "try { JSON.parse(``); } catch (self) { throw self; }"],
  [
    "utils/core/a.ts",
    `export const hash = (b: ArrayBuffer) => crypto.subtle.digest("SHA-256", b);`,
  ],
  ["utils/relay/a.ts", "export interface Deps { fetch: typeof fetch }"],
  ["utils/pixels/stitch/a.ts", `import type { X } from "../png/write"; export type Y = X;`],
  ["utils/pixels/stitch/a.ts", "export const draw = (bitmap: ImageBitmap) => bitmap.width;"],
  [
    "utils/editor/a.ts",
    `import type { X } from "@/utils/pixels/worker/client"; export type Y = X;`,
  ],
  [
    "utils/panel/a.ts",
    `import { createPixels } from "@/utils/pixels/worker/client"; createPixels;`,
  ],
  ["components/ui/A.tsx", `import styles from "./A.module.css"; export const a = styles;`],
  [
    "components/ui/A.tsx",
    `import { useState } from "react"; export const A = () => <p>{useState}</p>;`,
  ],
  ["components/history/A.tsx", `import { x } from "@/components/ui/Button"; export const y = x;`],
  [
    "components/prompt/A.tsx",
    `import { x } from "@/components/results/RetryWait"; export const y = x;`,
  ],
  [
    "entrypoints/sidepanel/main.tsx",
    `import { x } from "@/utils/store/edits"; export const y = x;`,
  ],
  ["entrypoints/background.ts", "export const now = () => Date.now();"],
];
