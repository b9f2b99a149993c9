// `node xtask/bench/node.mjs [simd|scalar]`: the shipped engine's training speed under Node.
import { readFile } from "node:fs/promises";
import { measure, table } from "./measure.mjs";

const flavour = process.argv[2] ?? "simd";
const pkg = new URL("../../www/pkg/", import.meta.url);
const engine = await import(new URL("unrolled.js", pkg).href);
engine.initSync({ module: await readFile(new URL(`unrolled_${flavour}_bg.wasm`, pkg)) });
console.log(table(`wasm (${flavour}) in Node ${process.versions.node}`, measure(engine)));
