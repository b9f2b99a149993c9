// The worker's loop as one file that Node and a browser can load: the page's own code, bundled as the page bundles it.
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const www = fileURLToPath(new URL("../../www/", import.meta.url));

/** Where the bundle goes, below the project's root. */
export const bundle = "www/node_modules/.bench/loop.mjs";

/** Makes the bundle. */
export async function bundleLoop() {
  const vite = await import(pathToFileURL(createRequire(`${www}package.json`).resolve("vite")).href);
  await vite.build({
    root: www,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      target: "es2022",
      outDir: "node_modules/.bench",
      lib: { entry: fileURLToPath(new URL("entry.ts", import.meta.url)), formats: ["es"], fileName: () => "loop.mjs" },
    },
  });
}
