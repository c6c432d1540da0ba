import assert from "node:assert/strict";
import test from "node:test";
import { layOut, leastSide, mostSide } from "./layout";
import type { NetworkColumn } from "./model";

const columns = (...units: number[]): NetworkColumn[] =>
  units.map((count, i) => ({ title: String(i), units: Array.from({ length: count }, (_, unit) => ({ label: String(unit) })) }));
const room = { left: 40, right: 24, leastPitch: 68 };

test("what fits is inside, on whole pixels, without overlap, in every size", () => {
  let cases = 0;
  for (const width of [320, 480, 700, 1200])
    for (const height of [300, 560, undefined])
      for (const units of [[2, 1], [2, 4, 1], [6, 8, 8, 1], [2, 3, 2, 4, 8]]) {
        cases++;
        const { x, y, side, ...layout } = layOut({ columns: columns(...units), width, height, ...room });
        assert(side >= leastSide && side <= mostSide);
        assert(x[0]! >= room.left && x.at(-1)! + side + room.right <= layout.width);
        for (let c = 1; c < x.length; c++) assert(x[c]! - x[c - 1]! >= Math.max(68, side + 28));
        for (const tops of y) {
          assert(tops[0]! >= 0 && tops.at(-1)! + side <= layout.height);
          for (let u = 1; u < tops.length; u++) assert(tops[u]! - tops[u - 1]! >= side + 4);
          for (const top of tops) assert.equal(top, Math.floor(top));
        }
      }
  assert.equal(cases, 48);
});

test("small networks have large maps and do not scroll; the largest shrinks to the least size and scrolls", () => {
  const small = layOut({ columns: columns(2, 4, 1), width: 600, height: 400, ...room });
  assert.equal(small.side, mostSide);
  assert.deepEqual([small.width, small.height], [600, 400]);
  const large = layOut({ columns: columns(2, ...Array<number>(8).fill(32), 3), width: 320, height: 400, ...room });
  assert.equal(large.side, leastSide);
  assert(large.width > 320 && large.height > 400);
});

test("columns are centred on each other", () => {
  const { y, side } = layOut({ columns: columns(5, 3, 1), width: 600, height: 500, ...room });
  const middles = y.map((tops) => (tops[0]! + tops.at(-1)! + side) / 2);
  assert.deepEqual(middles, [middles[0], middles[0], middles[0]]);
});

test("inputs of weights are the units in use", () => {
  const [features, hidden] = columns(4, 2) as [NetworkColumn, NetworkColumn];
  const chosen = { ...features, units: features.units.map((unit, i) => ({ ...unit, unused: i === 1 })) };
  assert.deepEqual(layOut({ columns: [chosen, hidden], width: 400, height: 300, ...room }).used, [[0, 2, 3], [0, 1]]);
});

test("no columns at all have a layout", () => {
  assert.deepEqual(layOut({ columns: [], width: 300, height: 200, ...room }).x, []);
});
