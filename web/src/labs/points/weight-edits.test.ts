import assert from "node:assert/strict";
import test from "node:test";
import { BackdrawError, type Trainer } from "../../api";
import { initialValues } from "../../state/field";
import { Store } from "../../state/store";
import { pointsTable } from "./table";
import { WeightEdits, type WeightEdit } from "./weight-edits";

/** A network of one weight matrix and one bias. */
class Numbers {
  readonly w = Float32Array.of(1, 2, 3, 4);
  readonly b = Float32Array.of(5, 6);
  calls = 0;

  getParameters(): Promise<object> { return Promise.resolve({ w: { shape: [2, 2], data: this.w.slice() }, b: { shape: [2], data: this.b.slice() } }); }
  setParameters(changes: Partial<Record<"w" | "b", { value: Float32Array }>>): Promise<void> {
    this.calls++;
    for (const name of ["w", "b"] as const) if (changes[name] !== undefined) this[name].set(changes[name].value);
    return Promise.resolve();
  }
}

test("edits are made and taken back, in any order of undo and redo", async () => {
  const network = new Numbers(), edits = new WeightEdits();
  const bring = async (list: readonly WeightEdit[]): Promise<string> => {
    await edits.bring(network as unknown as Trainer, list);
    return [...network.w, ...network.b].join();
  };
  const first = { path: "w", at: 1, from: 2, to: 9 }, second = { path: "b", at: 0, from: 5, to: -1 }, again = { path: "w", at: 1, from: 9, to: 7 };
  assert.equal(await bring([first]), "1,9,3,4,5,6");
  assert.equal(await bring([first, second]), "1,9,3,4,-1,6");
  assert.equal(await bring([first, second, again]), "1,7,3,4,-1,6");
  assert.equal(await bring([first]), "1,9,3,4,5,6");
  assert.equal(await bring([first, second, again]), "1,7,3,4,-1,6");
  assert.equal(await bring([]), "1,2,3,4,5,6");
  const { calls } = network;
  assert.equal(await bring([]), "1,2,3,4,5,6");
  assert.equal(network.calls, calls);
  await bring([first]);
  edits.forget(new Store(pointsTable, initialValues(pointsTable)));
  network.w[1] = 2;
  assert.equal(await bring([]), "1,2,3,4,5,6");
  assert.equal(await bring([{ path: "gone", at: 0, from: 0, to: 1 }]), "1,2,3,4,5,6");
});

test("edits that come in a row, before the first is made, are all made", async () => {
  const network = new Numbers(), edits = new WeightEdits(), trainer = network as unknown as Trainer;
  const one = { path: "w", at: 0, from: 1, to: 8 }, two = { path: "w", at: 3, from: 4, to: 0.5 };
  void edits.bring(trainer, [one]);
  await edits.bring(trainer, [one, two]);
  assert.deepEqual([...network.w], [8, 2, 3, 0.5]);
});

test("what a network refuses is told and holds up no later edit; one that was replaced has nothing to tell", async () => {
  const network = new Numbers(), edits = new WeightEdits();
  const refusing = (code: "closed" | "worker-lost"): Trainer => ({ getParameters: () => Promise.reject(new BackdrawError(code, "", code)) }) as unknown as Trainer;
  const [one, two, three] = [0, 1, 2].map((at) => ({ path: "w", at, from: at + 1, to: 9 }));
  assert.equal(await edits.bring(refusing("closed"), [one!]), undefined);
  assert.equal((await edits.bring(refusing("worker-lost"), [one!, two!]))?.code, "worker-lost");
  assert.equal(await edits.bring(network as unknown as Trainer, [one!, two!, three!]), undefined);
  assert.deepEqual([...network.w], [1, 2, 9, 4]);
});

test("edits of a network that is gone leave no steps to undo, and the other steps stay", () => {
  const store = new Store(pointsTable, initialValues(pointsTable)), edits = new WeightEdits(), edit = { path: "w", at: 0, from: 1, to: 8 };
  store.set({ edits: [edit] });
  store.set({ layers: [3] });
  store.set({ edits: [edit, { ...edit, from: 8, to: 9 }] });
  edits.forget(store);
  assert.deepEqual([store.values.edits, store.values.layers], [[], [3]]);
  assert.equal(store.undo(), true);
  assert.deepEqual([store.values.edits, store.values.layers], [[], [8, 8]]);
  assert.deepEqual([store.undo(), store.redo(), store.redo()], [false, true, false]);
});
