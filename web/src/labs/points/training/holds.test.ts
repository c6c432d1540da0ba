import assert from "node:assert/strict";
import test from "node:test";
import type { Spec, Trainer } from "../../../api";
import type { HeldWeight } from "../held";
import { Holds } from "./holds";

const spec: Spec = { input: [2], layers: [{ type: "dense", units: 1 }] };
const off: HeldWeight = { block: 0, to: 0, from: 1, value: "off" };

test("of numbers that were asked for before a reset or a load nothing is set", async () => {
  const whiles: ((holds: Holds) => void)[] = [(holds) => { holds.reset(); }, (holds) => { holds.loaded(); }, (holds) => { holds.fresh(); }];
  for (const meanwhile of whiles) {
    const holds = new Holds();
    let changes = 0;
    let now = (): void => { meanwhile(holds); };
    const trainer = {
      getParameters: () => {
        now();
        return Promise.resolve({ "layers[0].w": { shape: [1, 2], data: new Float32Array(2), mask: Float32Array.of(1, 1), frozen: new Float32Array(2) } });
      },
      setParameters: () => {
        changes++;
        return Promise.resolve();
      },
    } as unknown as Trainer;
    const held = [off];
    assert.deepEqual([await holds.bring(trainer, held, spec), changes], [true, 0]);
    now = () => undefined;
    assert.deepEqual([await holds.bring(trainer, held, spec), changes], [true, 1]);
    assert.deepEqual([await holds.bring(trainer, held, spec), changes], [false, 1]);
  }
  assert.equal(whiles.length, 3);
});
