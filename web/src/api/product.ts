import { integer, refuse } from "./check";
import { BackdrawError } from "./error";
import { checkBytes } from "./limits";
import { compiledModule } from "./module";
import { Program } from "./program";
import type { TrainerOptions } from "./types";

/** Multiplies a (m,k) and b (k,n), both row-major: the product (m,n). n is a multiple of the engine's lanes, 4. */
export type Product = (a: Float32Array, b: Float32Array, m: number, k: number, n: number) => Float32Array;

/** The engine's matrix product alone, in the caller's thread: to measure its kernels. */
export async function loadProduct(options: Pick<TrainerOptions, "wasmURL"> = {}): Promise<Product> {
  const program = await Program.start(await compiledModule(options.wasmURL));
  return (a, b, m, k, n) => {
    for (const [name, size] of Object.entries({ m, k, n })) integer(name, size, 1, 65536);
    if (!(a instanceof Float32Array) || a.length !== m * k) refuse("a", a, `a Float32Array of ${m * k} numbers`);
    if (!(b instanceof Float32Array) || b.length !== k * n) refuse("b", b, `a Float32Array of ${k * n} numbers`);
    if (n % 4 !== 0) throw new BackdrawError("invalid-argument", "n", `n is ${n}, want a multiple of 4`);
    checkBytes("a and b", [a, b]);
    program.place([a, b]);
    program.run(() => program.exports.product(m, k, n));
    return program.floats(program.figures[0]!, m * n);
  };
}
