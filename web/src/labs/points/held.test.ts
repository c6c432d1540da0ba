import assert from "node:assert/strict";
import test from "node:test";
import type { Spec } from "../../api";
import { Unreadable } from "../../state/field";
import { heldChanges, heldIn, heldWeights, withHeld, withoutUnit, type HeldWeight } from "./held";

const row = heldWeights();
const off: HeldWeight = { block: 1, to: 0, from: 2, value: "off" };
const fixed: HeldWeight = { block: 0, to: 1, from: 0, value: -0.25 };

test("held weights come back from their text, and what cannot have been written is refused", () => {
  assert.equal(row.write([off, fixed]), "1.0.2x,0.1.0=-0.25");
  assert.deepEqual(row.read("1.0.2x,0.1.0=-0.25"), [off, fixed]);
  assert.deepEqual(row.read(row.write([{ ...fixed, value: Math.fround(1 / 3) }])), [{ ...fixed, value: Math.fround(1 / 3) }]);
  for (const text of ["1.0x", "a.0.0x", "1.0.0=", "1.0.0=one", "1.0.0=1e99", "1.0.0x,"]) assert.throws(() => row.read(text), (error) => error instanceof Unreadable, text);
});

test("a weight is held or off once, and both at a time if both are wanted", () => {
  const at = { block: 1, to: 0, from: 2 };
  assert.deepEqual(withHeld([off], at, "off", "off"), [off]);
  assert.deepEqual(withHeld([off], at, "held", 2), [off, { ...at, value: 2 }]);
  assert.deepEqual(withHeld([off, fixed], at, "off", undefined), [fixed]);
});

test("a unit that goes takes its weights along, and those of the units after it move up", () => {
  const own: HeldWeight = { block: 0, to: 2, from: 1, value: 3 }, other: HeldWeight = { block: 2, to: 2, from: 2, value: "off" };
  assert.deepEqual(withoutUnit([own, off, other], 0, 2), [other]);
  assert.deepEqual(withoutUnit([own, off, other], 0, 1), [{ ...own, to: 1 }, { ...off, from: 1 }, other]);
  assert.deepEqual(withoutUnit([own, off, other], 0, 3), [own, off, other]);
});

test("changes set what is new, put back what is gone, and leave out what the network has not", () => {
  const spec: Spec = { input: [2], layers: [{ type: "dense", units: 3 }, { type: "dense", units: 1 }] };
  const parameters = {
    "layers[0].w": { shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6), frozen: Float32Array.of(1, 0, 0, 0, 0, 0) },
    "layers[1].w": { shape: [1, 3], data: Float32Array.of(7, 8, 9) },
  };
  const before: HeldWeight = { block: 0, to: 0, from: 0, value: 1 };
  const changes = heldChanges([off, fixed, { block: 1, to: 5, from: 0, value: "off" }, { block: 7, to: 0, from: 0, value: "off" }], [before], spec, parameters);
  assert.deepEqual(Object.keys(changes).sort(), ["layers[0].w", "layers[1].w"]);
  assert.deepEqual([...changes["layers[0].w"]!.frozen!], [0, 0, 1, 0, 0, 0]);
  assert.deepEqual([...changes["layers[0].w"]!.value!], [1, 2, -0.25, 4, 5, 6]);
  assert.deepEqual([...changes["layers[1].w"]!.mask!], [1, 1, 0]);
});

test("what is off and held in a network is read from its parameters", () => {
  const spec: Spec = { input: [2], layers: [{ type: "dense", units: 2 }, { type: "dense", units: 1 }] };
  const parameters = { "layers[0].w": { shape: [2, 2], data: Float32Array.of(1, 2, 0.5, 4), frozen: Float32Array.of(0, 0, 1, 0) }, "layers[1].w": { shape: [1, 2], data: Float32Array.of(7, 0), mask: Float32Array.of(1, 0) } };
  const held = heldIn(spec, parameters);
  assert.deepEqual(held, [{ block: 0, to: 1, from: 0, value: 0.5 }, { block: 1, to: 0, from: 1, value: "off" }]);
  // What it has of them needs no new value.
  assert.deepEqual(Object.values(heldChanges(held, [], spec, parameters)).map((change) => Object.keys(change)), [["frozen"], ["mask"]]);
});
