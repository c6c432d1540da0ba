// The matrix product alone, which the comparison's W6 measures.
import assert from "node:assert/strict";
import test from "node:test";
import { loadProduct } from "../../dist/backdraw.js";

/** Numbers in [-1, 1), the same for a seed. */
function numbers(count, seed) {
  return Float32Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 31 - 1;
  });
}

function reference(a, b, m, k, n) {
  return Float64Array.from({ length: m * n }, (_, at) => {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += a[Math.floor(at / n) * k + i] * b[i * n + (at % n)];
    return sum;
  });
}

test("a product is that of a float64 reference, held or copied, over odd sizes", async () => {
  const product = await loadProduct();
  let ran = 0;
  for (const [m, k, n] of [[1, 1, 4], [3, 5, 4], [7, 1, 12], [33, 17, 20], [64, 64, 64], [5, 129, 132]]) {
    const a = numbers(m * k, 1 + ran), b = numbers(k * n, 100 + ran), want = reference(a, b, m, k, n);
    const copied = product(a, b, m, k, n), { multiply } = product.hold(a, b, m, k, n);
    for (const got of [copied, multiply().slice(), multiply()]) {
      assert.equal(got.length, m * n);
      got.forEach((value, i) => { assert.ok(Math.abs(value - want[i]) <= 1e-6 * k, `${m}x${k}x${n}: [${i}] is ${value}, want ${want[i]}`); });
    }
    ran++;
  }
  assert.equal(ran, 6);
});

test("a copied product stays, a held one ends with the next, and wrong sizes are named", async () => {
  const product = await loadProduct();
  const one = Float32Array.of(1), row = Float32Array.of(1, 2, 3, 4);
  const first = product(one, row, 1, 1, 4), held = product.hold(one, row, 1, 1, 4);
  product(one, Float32Array.of(5, 6, 7, 8), 1, 1, 4);
  assert.deepEqual([...first], [1, 2, 3, 4]);
  assert.throws(() => held.multiply(), { code: "closed" });
  assert.throws(() => product.hold(one, row, 1, 2, 4), { message: /^a is .*, want a Float32Array of 2 numbers$/ });
  assert.throws(() => product.hold(one, row, 1, 1, 3), { path: "b" });
  assert.throws(() => product.hold(one, Float32Array.of(1, 2), 1, 1, 2), { message: "n is 2, want a multiple of 4" });
  assert.deepEqual([...product(one, row, 1, 1, 4)], [1, 2, 3, 4]);
});
