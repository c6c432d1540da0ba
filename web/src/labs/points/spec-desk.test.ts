import assert from "node:assert/strict";
import test from "node:test";
import type { CreateTrainer, Data, Spec } from "../../api";
import { SpecDesk } from "./spec-desk";

function desk(examples?: Data) {
  const accepted: Spec[] = [], shown: (string | undefined)[] = [];
  const trainers = { open: 0, fault: undefined as Error | undefined };
  const create = (() => {
    trainers.open++;
    const setData = (): Promise<void> => (trainers.fault === undefined ? Promise.resolve() : Promise.reject(trainers.fault));
    return Promise.resolve({ setData, close: () => { trainers.open--; } });
  }) as unknown as CreateTrainer;
  const desk: SpecDesk = new SpecDesk(create, () => examples, (spec) => { accepted.push(spec); }, () => { shown.push(desk.draft); });
  return { accepted, shown, trainers, desk };
}

const good = `{"input":[2]}`;

test("what is refused is the draft, and its fault goes with its text", async () => {
  const { desk: specs, accepted } = desk();
  assert.equal(await specs.take("{}"), false);
  assert.deepEqual([specs.draft, specs.refused?.text], ["{}", "{}"]);
  specs.write("{} ");
  assert.equal(specs.refused, undefined);
  specs.write("{}");
  assert.equal(specs.refused?.text, "{}");
  specs.write(undefined);
  assert.deepEqual([specs.draft, specs.refused, accepted.length], [undefined, undefined, 0]);
});

test("what is used is no draft any more", async () => {
  const { desk: specs, accepted } = desk();
  specs.write(good);
  assert.equal(await specs.take(good), true);
  assert.deepEqual([specs.draft, accepted.length], [undefined, 1]);
});

test("a draft stays where another text is taken, and where it is written on meanwhile", async () => {
  const { desk: specs } = desk();
  specs.write("{ mine");
  await specs.take(good);
  assert.equal(specs.draft, "{ mine");
  for (const text of [good, "{}"]) {
    specs.write(text);
    const taken = specs.take(text);
    specs.write("written on");
    await taken;
    assert.deepEqual([specs.draft, specs.refused], ["written on", undefined], text);
  }
});

test("a network that cannot take the drawing is refused, and whatever it was tried with is closed", async () => {
  const { desk: specs, accepted, trainers } = desk({ x: new Float32Array(2), y: new Int32Array(1) });
  trainers.fault = new Error("of another kind");
  assert.equal(await specs.take(good), false);
  assert.equal(specs.refused?.error, trainers.fault);
  assert.equal(await specs.take(`{"input":[3]}`), false);
  assert.match(String(specs.refused?.error), /want \[2\]/);
  trainers.fault = undefined;
  assert.equal(await specs.take(good), true);
  assert.deepEqual([trainers.open, accepted], [0, [{ input: [2] }]]);
});

test("who shows the draft hears of each change of it", async () => {
  const { desk: specs, shown } = desk();
  specs.write("{ mine");
  assert.deepEqual(shown, ["{ mine"]);
  specs.write("{}");
  await specs.take("{}");
  assert.deepEqual(shown, ["{ mine", "{}", "{}"]);
  specs.write(good);
  await specs.take(good);
  assert.deepEqual(shown.slice(3), [good, undefined]);
});
