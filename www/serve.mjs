// A static server for the built page: `node serve.mjs <folder> [port]`. The tests use it too, on any free port and
// below any path, because a static host may put the page anywhere.
import { createServer } from "node:http";
import { readFile, realpath } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** @type {Readonly<Record<string, string>>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * The headers that the built folder's `_headers` asks for, for every path.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
async function wantedHeaders(folder) {
  const lines = (await readFile(join(folder, "_headers"), "utf8")).split("\n").slice(1);
  return Object.fromEntries(
    lines.filter((line) => line.includes(":")).map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

/**
 * Serves a built folder on localhost.
 * @param {string} folder what `vite build` wrote
 * @param {{ port?: number, below?: string, headers?: boolean }} [options] `port` 0 is any free one; `below` is a path
 *   such as `/some/where/`; `headers` false leaves out what a simple host would not send
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} the page's address, and how to stop
 */
export async function serve(folder, { port = 0, below = "/", headers = true } = {}) {
  const root = await realpath(resolve(folder));
  const common = { "Cache-Control": "no-cache", ...(headers ? await wantedHeaders(root) : {}) };

  const server = createServer(async (request, response) => {
    const refuse = (/** @type {number} */ status) => {
      response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(`${status}\n`);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    try {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      if (!path.startsWith(below)) return refuse(404);
      const wanted = join(root, path.slice(below.length));
      const file = wanted === root || path.endsWith("/") ? join(wanted, "index.html") : wanted;
      // Nothing outside the folder, by dots or by links.
      if (!(await realpath(file)).startsWith(root + sep)) return refuse(404);
      const body = await readFile(file);
      response.writeHead(200, {
        ...common,
        "Content-Type": types[extname(file)] ?? "application/octet-stream",
        "Content-Length": body.length,
      });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch {
      refuse(404);
    }
  });
  await new Promise((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "localhost", () => listening(undefined));
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return {
    address: `http://localhost:${bound.port}${below}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder = "dist", port = "4173"] = process.argv.slice(2);
  const { address } = await serve(folder, { port: Number(port) });
  console.log(`Unrolled is served until Ctrl-C at\n${address}`);
}
