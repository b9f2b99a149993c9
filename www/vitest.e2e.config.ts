import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // How soon a page answers is the machine's affair: what is waited for is waited for, and no test counts seconds.
    expect: { poll: { timeout: 20_000 } },
    // Two cores: one page that trains at a time, so that a time measured means something.
    fileParallelism: false,
  },
});
