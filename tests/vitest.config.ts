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
