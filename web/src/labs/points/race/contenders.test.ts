import assert from "node:assert/strict";
import test from "node:test";
import { initialValues } from "../../../state/field";
import { optimizerNames } from "../optimizers";
import { pointsTable } from "../table";
import { anotherContender, contenderSpec, firstContenders, rowsOf } from "./contenders";

const state = { ...initialValues(pointsTable), optimizer: "sgd" as const, rate: 0.5, l2: 0.01, tuning: { weightDecay: 0.1 } };

test("contenders begin with the lab's settings, and all begin with the same weights", () => {
  const contenders = firstContenders(state);
  assert.deepEqual(contenders.map(({ optimizer }) => optimizer), ["sgd", "momentum", "rmsprop", "adam"]);
  assert.equal(contenders[0]!.rate, 0.5);
  const starts = contenders.map((each) => {
    const { optimizer, ...start } = contenderSpec(each, state, { kind: "classes", classes: 2 });
    return { optimizer, start: JSON.stringify(start) };
  });
  assert.equal(new Set(starts.map(({ start }) => start)).size, 1);
  assert.equal(new Set(starts.map(({ optimizer }) => JSON.stringify(optimizer))).size, 4);
});

test("numbers of an optimizer go with it alone", () => {
  const [own, other] = firstContenders(state);
  assert.deepEqual(rowsOf(own!, state).tuning, { weightDecay: 0.1 });
  assert.deepEqual(rowsOf(other!, state).tuning, {});
});

test("another one is an optimizer that none has yet, then a smaller rate", () => {
  let contenders = firstContenders(state);
  for (let i = contenders.length; i < optimizerNames.length; i++) contenders = [...contenders, anotherContender(contenders)];
  assert.equal(new Set(contenders.map(({ optimizer }) => optimizer)).size, optimizerNames.length);
  const last = contenders.at(-1)!;
  assert.deepEqual(anotherContender(contenders), { ...last, rate: last.rate / 3 });
});
