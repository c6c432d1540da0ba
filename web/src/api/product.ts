import { integer, refuse } from "./check";
import { BackdrawError } from "./error";
import { checkBytes } from "./limits";
import { compiledProgram } from "./module";
import { Program } from "./program";
import { restOf } from "./rest";
import type { TrainerOptions } from "./types";

/** Multiplies a (m,k) and b (k,n), both row-major: the product (m,n). n is a multiple of the engine's lanes, 4. */
export interface Product {
  (a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array;
  /**
   * Puts both matrices into the engine's memory, for products without copies. What multiply gives is a view of the product there,
   * good until the next call of any kind; after hold is called again it fails with `closed`.
   */
  hold(a: Float32Array, b: Float32Array, m: number, k: number, n: number): { multiply(): Float32Array };
}

/** The engine's matrix product alone, in the caller's thread: to measure its kernels. */
export async function loadProduct(options: Pick<TrainerOptions, "wasmURL"> = {}): Promise<Product> {
  const compiled = await compiledProgram(options.wasmURL);
  if (compiled.rest) await restOf(compiled.rest).there; // products are made there
  const program = await Program.start(compiled);
  let placed: object | undefined;
  const hold: Product["hold"] = (a, b, m, k, n) => {
    for (const [name, size] of Object.entries({ m, k, n })) integer(name, size, 1, 65536);
    if (!(a instanceof Float32Array) || a.length !== m * k) refuse("a", a, `a Float32Array of ${m * k} numbers`);
    if (!(b instanceof Float32Array) || b.length !== k * n) refuse("b", b, `a Float32Array of ${k * n} numbers`);
    if (n % 4 !== 0) throw new BackdrawError("invalid-argument", "n", `n is ${n}, want a multiple of 4`);
    checkBytes("a and b", [a, b]);
    program.place([a, b]);
    const held = {
      multiply() {
        if (placed !== held) throw new BackdrawError("closed", "", "other matrices were placed since, want hold again");
        program.run(() => program.exports.product(m, k, n));
        return new Float32Array(program.exports.mem.buffer, program.figures[0], m * n);
      },
    };
    placed = held;
    return held;
  };
  return Object.assign(
    (...matrices: Parameters<Product["hold"]>) => hold(...matrices).multiply().slice(),
    { hold },
  );
}
