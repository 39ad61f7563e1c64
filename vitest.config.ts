import { defineConfig } from "vitest/config"

/** Tests of values in, values out: they leave nothing behind, so their files share a worker and save its start. */
const PURE = ["text", "trace", "compare", "ooxml", "readers", "publishers", "samples"].map(folder => `tests/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    pool: "forks",
    setupFiles: "tests/setup.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more files at once only wait for each other.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "values", include: PURE, isolate: false } },
      { extends: true, test: { name: "program", include: ["tests/**/*.test.{ts,tsx}"], exclude: PURE } },
    ],
  },
})
