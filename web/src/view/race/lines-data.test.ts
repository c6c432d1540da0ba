import assert from "node:assert/strict";
import test from "node:test";
import { History } from "../chart/history";
import { linesOf } from "./lines-data";

function run(...moments: readonly (readonly [epochs: number, loss: number])[]): History {
  const history = new History();
  for (const [epochs, loss] of moments) history.push({ epochs, loss });
  return history;
}

test("runs of other lengths share one axis", () => {
  assert.deepEqual(linesOf([run([1, 0.5], [2, 0.25]), run([1, 0.4], [1.5, 0])], 100), [[1, 1.5, 2], [0.5, null, 0.25], [0.4, null, null]]);
  assert.deepEqual(linesOf([run()], 100), [[], []]);
});

test("long runs are summed up", () => {
  const [x, line] = linesOf([run(...Array.from({ length: 1000 }, (_, i) => [i + 1, 1] as const))], 100);
  assert.equal(x.length <= 100 && x.length > 40, true, `${x.length} points`);
  assert.equal(line!.every((value) => value === 1), true);
});
