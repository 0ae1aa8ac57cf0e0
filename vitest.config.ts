import { defineConfig } from "vitest/config";

/** Databases, browsers and races take their time on a small machine; a hang still ends. */
const DATABASE_TEST_TIMEOUT_MS = 60_000;
const BROWSER_TEST_TIMEOUT_MS = 120_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "packages",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/src/**/*.test.tsx",
            "apps/console/src/**/*.test.ts",
            "apps/console/src/**/*.test.tsx",
            "apps/portal/src/**/*.test.ts",
            "apps/portal/src/**/*.test.tsx",
          ],
        },
      },
      {
        test: {
          name: "server",
          include: ["apps/server/src/**/*.test.ts", "apps/server/test/**/*.test.ts"],
          globalSetup: ["apps/server/test/database-server.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: DATABASE_TEST_TIMEOUT_MS,
          hookTimeout: DATABASE_TEST_TIMEOUT_MS,
        },
      },
      {
        test: {
          name: "browser",
          include: ["apps/console/e2e/**/*.e2e.ts"],
          globalSetup: ["apps/console/e2e/server.ts"],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: BROWSER_TEST_TIMEOUT_MS,
          hookTimeout: BROWSER_TEST_TIMEOUT_MS,
        },
      },
    ],
  },
});
