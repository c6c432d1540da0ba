import assert from "node:assert/strict";
import test from "node:test";
import { renderToString } from "katex";
import { recurrentFormulas } from "./formulas/recurrent";
import { gatesOf, unitStep, type CellKind, type CellWeights, type Moment } from "./recurrent";

const [units, features] = [3, 2];
const numbers = (count: number, seed: number): Float32Array => Float32Array.from({ length: count }, (_, i) => 0.8 * Math.sin(seed * 12.9898 + i * 78.233));

function weightsOf(kind: CellKind): CellWeights {
  const rows = gatesOf[kind].length * units;
  return { input: numbers(rows * features, 1), recurrent: numbers(rows * units, 2), bias: numbers(rows, 3), recurrentBias: kind === "gru" ? numbers(rows, 4) : undefined };
}

const moment: Moment = { x: [0.7, -0.4], h: [0.3, -0.6, 0.2], c: [0.9, -1.1, 0.4], dh: 0.37, dc: undefined };

test("a unit's shares of the loss are those of differences, for every cell, unit and gate", () => {
  let checked = 0;
  for (const kind of Object.keys(gatesOf) as CellKind[]) {
    for (let unit = 0; unit < units; unit++) {
      const weights = weightsOf(kind);
      const given = kind === "lstm" ? moment : { ...moment, c: undefined };
      const through = 0.21;
      const forward = unitStep(kind, units, weights, unit, { ...given, dc: 0 });
      const o = forward.gates.find(({ name }) => name === "o")?.value ?? 0;
      // What a trace holds: the gradient by c' with what comes through h'.
      const dc = kind === "lstm" ? through + moment.dh * o * (1 - Math.tanh(forward.c!) ** 2) : undefined;
      const step = unitStep(kind, units, weights, unit, { ...given, dc });
      step.gates.forEach(({ name, dz }, g) => {
        const row = g * units + unit;
        const loss = (by: number): number => {
          // A gru's candidate takes its own sum by the input's bias.
          const bias = Float64Array.from(weights.bias!);
          bias[row]! += by;
          const moved = unitStep(kind, units, { ...weights, bias: bias as unknown as Float32Array }, unit, { ...given, dc: 0 });
          return moment.dh * moved.h + (kind === "lstm" ? through * moved.c! : 0);
        };
        const slope = (loss(1e-5) - loss(-1e-5)) / 2e-5;
        assert.equal(Math.abs(dz - slope) < 1e-8, true, `${kind}, unit ${unit}, ${name}: ${dz} is not ${slope}`);
        checked++;
      });
    }
  }
  assert.equal(checked, units * (1 + 1 + 3 + 4));
});

test("every cell's formulas are set by KaTeX", () => {
  for (const kind of Object.keys(gatesOf) as CellKind[]) {
    const step = unitStep(kind, units, weightsOf(kind), 1, { ...moment, c: kind === "lstm" ? moment.c : undefined, dc: kind === "lstm" ? 0.4 : undefined });
    const lines = recurrentFormulas(kind, step, 1, { forward: true, backward: true, update: false });
    assert.equal(lines.length, { rnn: 5, relu: 5, gru: 11, lstm: 18 }[kind]);
    for (const line of lines) renderToString(line, { output: "mathml", displayMode: true, throwOnError: true, strict: "ignore" });
  }
});
