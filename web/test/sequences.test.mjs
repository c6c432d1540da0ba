// Sequences: shapes, lengths, token ids, states in a trace, and a network that writes on.
import assert from "node:assert/strict";
import test from "node:test";
import { placeName, places, refused, teams, trained } from "./networks.mjs";

const counter = {
  seed: 2,
  input: ["T"],
  layers: [
    { type: "embedding", vocabulary: 5, units: 8 },
    { type: "gru", units: 12, returnSequences: true },
    { type: "dense", units: 5 },
  ],
  loss: "cross-entropy",
  optimizer: { type: "adam", learningRate: 0.02 },
  batchSize: 4,
};

/** Sequences that count up, modulo 5: what comes next is plain. */
function counting(n, steps) {
  const x = new Int32Array(n * steps), y = new Uint8Array(n * steps);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < steps; t++) {
      x[i * steps + t] = (i + t) % 5;
      y[i * steps + t] = (i + t + 1) % 5;
    }
  }
  return { x, y, shape: [n, steps] };
}

const summer = {
  input: ["T", 2],
  layers: [{ type: "lstm", units: 6 }, { type: "dense", units: 1 }],
  loss: "mse",
  batchSize: 5,
};

function rows(n, steps) {
  const x = Float32Array.from({ length: n * steps * 2 }, (_, i) => Math.sin(1.3 * i));
  const y = Float32Array.from({ length: n }, (_, i) => Math.cos(i));
  return { x, y, shape: [n, steps, 2], lengths: Int32Array.from({ length: n }, (_, i) => 1 + (i % steps)) };
}

for (const place of [...places, ...teams]) {
  const name = (what) => `${what} ${placeName(place)}`;

  test(name("a network learns to count and goes on counting"), async (t) => {
    const trainer = await trained(t, counter, counting(20, 6), place);
    await trainer.train({ epochs: 30 });
    const { accuracy } = await trainer.evaluate(counting(5, 9));
    assert.ok(accuracy > 0.95, `${accuracy}`);
    const written = await trainer.generate({ prompt: [1, 2, 3], length: 7, temperature: 0 });
    assert.ok(written instanceof Int32Array);
    assert.deepEqual([...written], [4, 0, 1, 2, 3, 4, 0]);
    const seeded = () => trainer.generate({ prompt: Int32Array.of(2), length: 40, temperature: 2, seed: 9 });
    assert.deepEqual(await seeded(), await seeded());
    const probabilities = await trainer.predict(Int32Array.of(0, 1, 2, 3), { shape: [2, 2] });
    assert.equal(probabilities.length, 2 * 2 * 5);
    await refused(() => trainer.generate({ prompt: [5], length: 1 }), "invalid-argument", "prompt");
    await refused(() => trainer.generate({ prompt: [], length: 1 }), "invalid-argument", "prompt");
  });

  test(name("lengths mask what lies past them"), async (t) => {
    const set = rows(10, 4), changed = { ...set, x: set.x.slice() };
    set.lengths.forEach((length, i) => { changed.x.fill(50, (i * 4 + length) * 2, (i + 1) * 8); });
    const trainer = await trained(t, summer, set, place), other = await trained(t, summer, changed, place);
    await trainer.train({ steps: 6 });
    await other.train({ steps: 6 });
    assert.deepEqual(await other.getParameters(), await trainer.getParameters());
    assert.deepEqual(await trainer.predict(changed.x, set), await trainer.predict(set.x, set));
    assert.notDeepEqual(await trainer.predict(changed.x, { shape: set.shape }), await trainer.predict(set.x, { shape: set.shape }));
    assert.deepEqual(await trainer.evaluate(changed), await trainer.evaluate(set));
  });

  test(name("a trace has the states of every step, and a gradient of zero by token ids"), async (t) => {
    const trainer = await trained(t, counter, undefined, place);
    const { layers } = await trainer.trace(counting(3, 4));
    assert.deepEqual(layers.map(({ type }) => type), ["embedding", "gru", "dense"]);
    assert.deepEqual(layers[0].inputGradient, { shape: [3, 4], data: new Float32Array(12) });
    assert.deepEqual(layers[0].input, { shape: [3, 4], data: Float32Array.from(counting(3, 4).x) });
    assert.ok(Object.keys(layers[1].states).length > 0);
    for (const [state, { shape }] of Object.entries(layers[1].states)) {
      assert.deepEqual([shape[0], shape.at(-1)], [3, 12], state);
      assert.deepEqual(layers[1].stateGradients[state].shape, shape);
    }
  });

  test(name("shapes and lengths that do not fit are refused"), async (t) => {
    const trainer = await trained(t, summer, undefined, place), set = rows(10, 4);
    const zero = Int32Array.from(set.lengths, (length, i) => (i === 3 ? 0 : length));
    for (const [wrong, path] of [
      [{ shape: undefined }, "shape"], [{ shape: [10, 8] }, "shape"], [{ shape: [5, 4, 2] }, "x"], [{ shape: [10, 4, 3] }, "shape"],
      [{ shape: [10, 0, 2] }, "shape"], [{ lengths: set.lengths.slice(1) }, "lengths"], [{ lengths: zero }, "lengths"],
      [{ lengths: Int32Array.from(set.lengths, () => 5) }, "lengths"],
    ]) {
      await refused(() => trainer.setData({ ...set, ...wrong }), "invalid-data", path);
    }
    const words = await trained(t, counter, undefined, place);
    await refused(() => words.setData({ ...counting(3, 4), x: new Int32Array(12).fill(5) }), "invalid-data", "x");
    await refused(() => words.setData({ ...counting(3, 4), x: new Float32Array(12).fill(0.5) }), "invalid-data", "x");
    await refused(() => words.setData({ ...counting(3, 4), y: new Uint8Array(3) }), "invalid-data", "y");
  });
}
