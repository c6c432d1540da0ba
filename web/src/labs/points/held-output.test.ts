import assert from "node:assert/strict";
import test from "node:test";
import type { Spec } from "../../api";
import { initialValues } from "../../state/field";
import { Store } from "../../state/store";
import { heldWeights } from "./held";
import { HeldOutput } from "./held-output";
import { pointsTable } from "./table";

const row = heldWeights();
const spec = (units: number): Spec => ({ input: [2], layers: [{ type: "dense", units: 4 }, { type: "dense", units }] });

test("what is held of the output goes when it gets other units, and comes back by undo", () => {
  const store = new Store(pointsTable, { ...initialValues(pointsTable), held: row.read("0.3.1=2,1.0.3x") }), output = new HeldOutput();
  output.fit(store, spec(1));
  assert.equal(row.write(store.values.held), "0.3.1=2,1.0.3x");
  store.set({ classes: 3 });
  output.fit(store, spec(3));
  assert.equal(row.write(store.values.held), "0.3.1=2");
  output.fit(store, spec(3));
  store.undo();
  output.fit(store, spec(1));
  assert.equal(row.write(store.values.held), "0.3.1=2,1.0.3x");
  store.redo();
  output.fit(store, spec(3));
  assert.equal(row.write(store.values.held), "0.3.1=2");
  store.undo();
  output.fit(store, spec(1));
  output.fit(store, spec(1));
  assert.equal(row.write(store.values.held), "0.3.1=2,1.0.3x");
});
