import assert from "node:assert/strict";
import test from "node:test";
import { filterNormalised, flat, principal, project, shareHeld, valuesAt, type Plane } from "./directions";

const parameters = {
  "layers[0].w": { shape: [2, 3], data: Float32Array.of(3, 0, 4, 0, 0, 0.5) },
  "layers[0].b": { shape: [2], data: Float32Array.of(7, 8) },
};
const close = (a: number, b: number): void => { assert.equal(Math.abs(a - b) < 1e-6, true, `${a}, want ${b}`); };

test("each filter of a random direction is as long as the network's own, biases stay, and a seed says it all", () => {
  const direction = filterNormalised(parameters, 1);
  close(Math.hypot(...direction.subarray(0, 3)), 5);
  close(Math.hypot(...direction.subarray(3, 6)), 0.5);
  assert.deepEqual([...direction.subarray(6)], [0, 0]);
  assert.deepEqual(filterNormalised(parameters, 1), direction);
  assert.equal(filterNormalised(parameters, 2)[0] === direction[0], false);
});

test("a point of the plane is the centre and its directions", () => {
  const plane: Plane = { centre: flat(parameters), first: new Float64Array(8).fill(1), second: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 2) };
  assert.deepEqual(valuesAt(plane, 1, -1, parameters), { "layers[0].w": { value: Float32Array.of(4, 1, 5, 1, 1, 1.5) }, "layers[0].b": { value: Float32Array.of(8, 7) } });
});

test("principal directions hold a path that lies in a plane, wherever that is", () => {
  const u = [1, 2, 0, -1, 0.5];
  const v = [0, 1, 3, 1, -2];
  const at = (a: number, b: number): Float64Array => Float64Array.from(u, (each, i) => 1 + a * each + b * v[i]!);
  const path = [at(5, 0), at(4, 1), at(2, 1.5), at(1, 0.2), at(0, 0)];
  const [first, second] = principal(path)!;
  close(Math.hypot(...first), 1);
  close(first.reduce((sum, each, i) => sum + each * second[i]!, 0), 0);
  const plane = { centre: path.at(-1)!, first, second };
  close(shareHeld(path, plane), 1);
  const [a, b] = project(path[1]!, plane);
  const back = first.map((each, i) => plane.centre[i]! + a * each + b * second[i]!);
  for (const [i, value] of back.entries()) close(value, path[1]![i]!);
  assert.equal(shareHeld([...path, Float64Array.of(9, -9, 9, 9, 9)], plane) < 0.9, true);
});

test("directions need not be at right angles", () => {
  const plane = { centre: new Float64Array(2), first: Float64Array.of(1, 0), second: Float64Array.of(1, 1) };
  assert.deepEqual(project(Float64Array.of(5, 3), plane), [2, 3]);
});

test("a path without two directions has none", () => {
  const still = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  assert.equal(principal(still), undefined);
  assert.equal(principal(still.slice(1)), undefined);
});
