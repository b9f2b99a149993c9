import { defineConfig } from "vite";
import { contentSecurityPolicy, headers } from "./csp.ts";

export default defineConfig({
  // Relative addresses: the built folder works on any static host, under any path.
  base: "./",
  plugins: [contentSecurityPolicy()],
  // `es`: the worker is a module, and shares the bindings with nobody; the compiled wasm is posted to it.
  worker: { format: "es" },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome111", "firefox119", "safari16.4"],
    // A file turned into a data: address would not pass `connect-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  preview: { headers: { ...headers } },
});
