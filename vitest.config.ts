import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    pool: "forks",
    testTimeout: 60_000,
    // Two cores: more files at once only wait for each other.
    maxWorkers: 2,
    // Files share a worker: no test leaves anything behind, and a third of the time goes into starting workers.
    isolate: false,
  },
})
