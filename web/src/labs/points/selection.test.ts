import assert from "node:assert/strict";
import test from "node:test";
import { initialValues } from "../../state/field";
import { Store } from "../../state/store";
import { Hand } from "./hand";
import { addPoints, concatenated, extent, noPoints, withoutPoints, type Points } from "./points";
import { Selection } from "./selection";
import { pointsTable } from "./table";

const made = addPoints(noPoints(), [0, 1, 2, 3].map((x) => ({ x, y: 0, target: 0 })));

/** Four points of a data set at (0..3, 0), three drawn ones at (0..2, 2). */
function open() {
  const drawn = addPoints(noPoints(), [0, 1, 2].map((x) => ({ x, y: 2, target: 1 })));
  const store = new Store(pointsTable, { ...initialValues(pointsTable), points: drawn });
  const lying = () => {
    const { erased, points } = store.values;
    const origin = [0, 1, 2, 3].filter((i) => !erased.includes(i));
    return { points: concatenated(withoutPoints(made, (i) => erased.includes(i)), points), origin };
  };
  const selection = new Selection(store, lying, () => { /* nothing is shown */ });
  return { store, lying, selection, hand: new Hand(selection, () => { /* nothing is shown */ }) };
}

const rows = ({ x, y, target }: Points): string[] => Array.from(x, (_, i) => `${x[i]!.toFixed(2)},${y[i]!.toFixed(2)},${target[i]}`.replaceAll("-0.00", "0.00"));

test("a move of points of both kinds keeps their distances and goes as far as the edge", () => {
  const { selection, lying, store } = open();
  selection.choose([1, 3, 5]);
  selection.hold();
  for (let i = 1; i <= 100; i++) selection.move(0.1 * i, 0.02 * i);
  selection.settle();
  assert.deepEqual([...selection.numbers], [3, 5, 6]);
  assert.deepEqual(rows(lying().points), ["0.00,0.00,0", "2.00,0.00,0", "0.00,2.00,1", `${extent - 2}.00,4.00,1`, "2.00,2.00,1", `${extent - 2}.00,2.00,0`, `${extent}.00,2.00,0`]);
  assert.deepEqual(store.values.erased, [1, 3]);
  store.undo();
  assert.equal(store.canUndo, false);
});

test("a press that hardly moves is a click, and Shift takes out again", () => {
  const { selection, hand, store } = open();
  const click = (x: number, y: number, add = false): void => {
    hand.begin({ at: { x, y }, by: "mouse", add });
    hand.extend([{ x: x + 0.03, y }]);
    hand.end();
  };
  click(1, 0);
  click(2, 2, true);
  assert.deepEqual([...selection.numbers], [1, 6]);
  click(1, 0, true);
  assert.deepEqual([...selection.numbers], [6]);
  click(5, 5, true);
  assert.deepEqual([...selection.numbers], [6]);
  click(0, 0);
  assert.deepEqual([...selection.numbers], [0]);
  assert.equal(store.canUndo, false);
});

test("removing and giving a class change the selected alone", () => {
  const { selection, lying } = open();
  selection.choose([0, 4]);
  selection.give(7);
  assert.deepEqual(rows(lying().points), ["1.00,0.00,0", "2.00,0.00,0", "3.00,0.00,0", "0.00,2.00,7", "1.00,2.00,1", "2.00,2.00,1", "0.00,0.00,7"]);
  assert.equal(selection.remove(), 2);
  assert.deepEqual(rows(lying().points), ["1.00,0.00,0", "2.00,0.00,0", "3.00,0.00,0", "1.00,2.00,1", "2.00,2.00,1"]);
  assert.equal(selection.size, 0);
});
