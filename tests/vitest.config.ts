import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig(async () => ({
  root,
  plugins: await WxtVitest(),
  test: {
    projects: [
      {
        extends: true as const,
        test: { name: "unit", include: ["tests/{unit,integration}/**/*.test.ts"] },
      },
      // Real browsers, one at a time: they share the screen, the mouse and two cores.
      {
        root,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          // A browser that has just started on a busy machine may miss a key; what needed a
          // second try is named in the report as `retry x1`, and is to be looked into.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: "components",
          environment: "happy-dom",
          include: ["tests/components/**/*.test.tsx"],
        },
      },
    ],
  },
}));
