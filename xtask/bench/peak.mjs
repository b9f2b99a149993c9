// The most multiplications and additions a core can do in 128-bit vectors from wasm: twelve independent chains x ←
// x·a + b that never leave the registers. The module is written out here, because its exact code is what is measured.

const CHAINS = 12;
const LANES = 4;

const i32 = 0x7f;
const f32 = 0x7d;
const v128 = 0x7b;

/** @param {number} n @returns {number[]} LEB128, unsigned */
const leb = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >>> 7)]);

/** @param {number} id @param {number[]} body @returns {number[]} */
const section = (id, body) => [id, ...leb(body.length), ...body];

/** @param {number} x @returns {number[]} f32.const x */
const constant = (x) => [0x43, ...new Uint8Array(Float32Array.of(x).buffer)];

/** @param {number} opcode @returns {number[]} an instruction of the vector extension */
const vector = (opcode) => [0xfd, ...leb(opcode)];

const splat = vector(0x13);
const multiply = vector(0xe6);
const add = vector(0xe4);
const get = (/** @type {number} */ local) => [0x20, local];
const set = (/** @type {number} */ local) => [0x21, local];

/** `run(turns: i32) → f32`. @returns {Uint8Array<ArrayBuffer>} */
function assemble() {
  const chains = Array.from({ length: CHAINS }, (_, chain) => chain + 1);
  const a = CHAINS + 1;
  const b = CHAINS + 2;
  const code = [
    // Below one and above nought: the chains settle at 1 and never meet a denormal number.
    ...[...constant(0.75), ...splat, ...set(a), ...constant(0.25), ...splat, ...set(b)],
    ...chains.flatMap((chain) => [...constant(chain), ...splat, ...set(chain)]),
    0x03, 0x40, // loop
    ...chains.flatMap((chain) => [...get(chain), ...get(a), ...multiply, ...get(b), ...add, ...set(chain)]),
    // turns ← turns − 1, and once more unless it is nought
    ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b],
    ...chains.flatMap((chain, first) => [...get(chain), ...(first === 0 ? [] : add)]),
    ...vector(0x1f), 0, // lane 0
    0x0b,
  ];
  const body = [1, ...leb(CHAINS + 2), v128, ...code];
  return Uint8Array.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode("run"), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

/** The peak in floating-point operations per second: the best of several tries. @returns {number} */
export function peak() {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble()));
  const run = /** @type {(turns: number) => number} */ (instance.exports["run"]);
  const turns = 4_000_000;
  let best = 0;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const start = performance.now();
    run(turns);
    best = Math.max(best, (turns * CHAINS * LANES * 2 * 1000) / (performance.now() - start));
  }
  return best;
}
