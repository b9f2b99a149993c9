// `node xtask/bench/node.mjs [training|instruments]`: the shipped engine's training speed under Node, and what
// the instruments cost.
import { readFile } from "node:fs/promises";
import { bundle, bundleLoop } from "./loop.mjs";
import { measure, table } from "./measure.mjs";
import { measureOverhead, overheadTable } from "./overhead.mjs";

const pkg = new URL("../../www/pkg/", import.meta.url);
const engine = await import(new URL("unrolled.js", pkg).href);
engine.initSync({ module: await readFile(new URL("unrolled_bg.wasm", pkg)) });
const only = process.argv[2];
const where = `wasm in Node ${process.versions.node}`;
if (only !== "instruments") console.log(table(where, measure(engine)));
if (only !== "training") {
  await bundleLoop();
  console.log(overheadTable(where, measureOverhead(engine, await import(new URL(`../../${bundle}`, import.meta.url).href))));
}
