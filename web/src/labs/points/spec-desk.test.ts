import assert from "node:assert/strict";
import test from "node:test";
import type { CreateTrainer, Spec } from "../../api";
import { SpecDesk } from "./spec-desk";

function desk(): { desk: SpecDesk; accepted: Spec[] } {
  const accepted: Spec[] = [];
  const create = (() => Promise.resolve({ close: () => undefined })) as unknown as CreateTrainer;
  return { accepted, desk: new SpecDesk(create, () => undefined, (spec) => { accepted.push(spec); }, () => undefined) };
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
