import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { contentSecurityPolicy, headers } from "./csp.ts";

/** The page of the crash tests runs on the engine that can be told to break, wherever there is such a module. */
function engineThatBreaks(): Plugin {
  const shipped = resolve(import.meta.dirname, "pkg") + "/";
  const breaks = resolve(import.meta.dirname, "pkg-provoke") + "/";
  return {
    name: "engine-that-breaks",
    enforce: "pre",
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!found?.id.startsWith(shipped)) return null;
      const id = found.id.replace(shipped, breaks);
      return existsSync(id.replace(/\?.*$/, "")) ? id : null;
    },
  };
}

const plugins = (): Plugin[] => [contentSecurityPolicy(), ...(process.env["VITE_TEST_HOOKS"] ? [engineThatBreaks()] : [])];

export default defineConfig({
  // Relative addresses: the built folder works on any static host, under any path.
  base: "./",
  plugins: plugins(),
  // `es`: the worker is a module, and shares the bindings with nobody; the compiled wasm is posted to it.
  worker: { format: "es", plugins },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome111", "firefox119", "safari16.4"],
    // An asset inlined as a data: address would violate `connect-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Not from the document: where scripts are disabled, a browser reports an unused preload.
      resolveDependencies: (_file, needed, { hostType }) => (hostType === "html" ? [] : needed),
    },
    reportCompressedSize: false,
  },
  preview: { headers: { ...headers } },
});
