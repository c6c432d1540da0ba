import assert from "node:assert/strict";
import test from "node:test";
import { initialValues, Unreadable } from "../../state/field";
import { isGivenSpec } from "./given-spec";
import { specOf } from "./spec";
import { pointsTable } from "./table";

const whole = '{"version":1,"input":[2],"layers":[{"type":"dense","units":3,"activation":"relu"},{"type":"dense","units":1}],"loss":"mse"}';

test("text that is no spec of points is refused before anything looks into it", () => {
  const wrong = [
    whole.slice(0, 40), "{}", "null", "5", "[]", '"spec"', '{"version":1}', whole.replace("[2]", "[3]"), whole.replace("[2]", '"2"'), whole.replace("[2]", "[2,2]"),
    '{"input":[2],"layers":[]}', '{"input":[2],"layers":{}}', '{"input":[2],"layers":[null]}', '{"input":[2],"layers":["dense"]}', '{"input":[2],"layers":[{"units":1}]}',
    whole.replace('"units":3', '"units":"3"'), whole.replace('"mse"', "7"), whole.replace('"mse"', "{}"), '{"input":[2],"layers":[{"type":"residual"}]}',
    '{"input":[2],"layers":[{"type":"residual","layers":[1]}]}', '{"input":[2],"layers":[{"type":"normalize","mean":0}]}',
    whole.replace('"loss"', '"optimizer":"adam","loss"'), whole.replace('"loss"', '"schedule":3,"loss"'), whole.replace('"loss"', '"clip":1,"loss"'),
  ];
  assert.equal(wrong.length, 24);
  for (const text of wrong) {
    assert.equal(isGivenSpec(text), false, text);
    assert.throws(() => pointsTable.spec.read(text), (error: unknown) => error instanceof Unreadable && error.want.kind === "json");
  }
});

test("a spec of points is taken, and what the engine would refuse is left to it", () => {
  const fine = [whole, whole.replace('"units":3', '"units":0'), whole.replace("mse", "nothing"), whole.replace("dense", "no-such-layer"), '{"input":[2],"layers":[{"type":"normalize","mean":[0,1],"std":1},{"type":"dense","units":1}]}'];
  assert.equal(fine.length, 5);
  for (const spec of fine) {
    assert.equal(pointsTable.spec.read(spec), spec);
    assert.equal(specOf({ ...initialValues(pointsTable), spec }, { kind: "classes", classes: 2 }).input[0], 2);
  }
  assert.equal(pointsTable.spec.read(""), "");
});
