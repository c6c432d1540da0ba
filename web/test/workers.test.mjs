// createTrainer(spec, { workers: n }): the same bits for the same n, in every run and either way of exchange; the numbers of
// one worker but for rounding; and a team that loses any member goes on as one that lost none.
import assert from "node:assert/strict";
import test from "node:test";
import { BackdrawError, classifier, createTrainer, refused, teams, threeClasses, trained } from "./networks.mjs";

const fault = Symbol.for("backdraw.fault");
const data = { ...threeClasses(64), testX: threeClasses(20, 0.1).x, testY: threeClasses(20, 0.1).y };
const shared = { workers: 2 }, messages = { workers: 2, sharedMemory: false };

const rich = {
  ...classifier,
  layers: [{ type: "dense", units: 9, activation: "gelu" }, { type: "batch-norm" }, { type: "dropout", rate: 0.3 }, { type: "dense", units: 3 }],
  regularizer: { l1: 1e-4, l2: 1e-3 }, clip: { norm: 1 }, weightAverage: 0.9, schedule: { type: "plateau", patience: 1 },
};
const optimizers = ["sgd", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "amsgrad", "radam", "nadam", "lion"];

/** Everything that a run leaves: figures, weights, optimizer and states, in a file's bytes. */
async function run(t, spec, set, options) {
  const trainer = await trained(t, spec, set, options), reports = [];
  for (const limit of [{ steps: 1 }, { steps: 9 }, { epochs: 4, gradientNorms: true }]) {
    reports.push({ ...(await trainer.train(limit)), milliseconds: undefined });
  }
  const bytes = await trainer.save();
  trainer.close();
  return { reports, bytes };
}

for (const type of optimizers) {
  test(`the same number of workers gives the same bits, shared or not: ${type}`, async (t) => {
    const spec = { ...rich, optimizer: { type } };
    const first = await run(t, spec, data, shared);
    assert.deepEqual(await run(t, spec, data, messages), first);
    assert.deepEqual(await run(t, spec, data, shared), first);
  });
}

test("sixteen workers, most of them without examples in the short last batch, train as one to rounding", async (t) => {
  const spec = { ...classifier, layers: [{ type: "dense", units: 6, activation: "tanh" }, { type: "dropout", rate: 0.2 }, { type: "dense", units: 3 }], batchSize: 30 };
  const one = await run(t, spec, data), losses = ({ reports }) => reports.flatMap(({ loss, testLoss }) => [loss, testLoss]);
  let compared = 0;
  for (const options of [{ workers: 1 }, shared, messages, { workers: 5 }, { workers: 16 }, { workers: 16, sharedMemory: false }]) {
    const other = await run(t, spec, data, options);
    if (options.workers === 1) assert.deepEqual(other, one);
    losses(other).forEach((loss, i) => {
      assert.ok(Math.abs(loss - losses(one)[i]) < 1e-4, `${loss} with ${JSON.stringify(options)}, ${losses(one)[i]} with one`);
      compared++;
    });
    other.reports.forEach((report, i) => {
      for (const name of ["steps", "epochs", "examples", "learningRate"]) assert.equal(report[name], one.reports[i][name]);
    });
  }
  assert.equal(compared, 6 * 6);
});

test("sequences of unequal length, and streams that carry their state, are shared out", async (t) => {
  const n = 12, steps = 5, ids = Int32Array.from({ length: n * steps }, (_, i) => (i * 3 + Math.floor(i / 7)) % 6);
  const lengths = Int32Array.from({ length: n }, (_, i) => 1 + (i * 2) % steps);
  for (const [stateful, set] of [[false, { lengths }], [true, {}]]) {
    const spec = {
      input: ["T"], layers: [{ type: "embedding", vocabulary: 6, units: 4 }, { type: "lstm", units: 5, returnSequences: true, stateful }, { type: "dense", units: 6 }],
      loss: { type: "cross-entropy", classWeights: [1, 2, 3, 1, 2, 3] }, optimizer: { type: "sgd", learningRate: 0.1 }, batchSize: 6, shuffle: false,
    };
    const examples = { x: ids, y: ids, shape: [n, steps], ...set };
    const one = await run(t, spec, examples), two = await run(t, spec, examples, shared);
    assert.deepEqual(await run(t, spec, examples, messages), two);
    one.reports.forEach(({ loss }, i) => { assert.ok(Math.abs(loss - two.reports[i].loss) < 1e-5, `${loss} and ${two.reports[i].loss}`); });
  }
});

for (const options of teams) {
  for (const kind of ["panic", "kill"]) {
    for (let rank = 0; rank < options.workers; rank++) {
      test(`after a ${kind} of worker ${rank} of ${options.workers}, shared ${options.sharedMemory !== false}, pending calls reject and the next goes on`, async (t) => {
        const trainer = await trained(t, rich, data, options);
        await trainer.train({ steps: 17 });
        const before = await trainer.save();
        const pending = [trainer.train({ milliseconds: Infinity, checkpointMilliseconds: Infinity }), trainer.evaluate(), trainer.train({ steps: 1 })];
        await trainer.predict(data.x);
        trainer[fault](kind, rank);
        for (const call of pending) await refused(() => call, "worker-lost");
        assert.deepEqual(await trainer.save(), before);
        await trainer.train({ steps: 3 });
        const straight = await trained(t, rich, data, options);
        await straight.train({ steps: 20 });
        assert.deepEqual(await trainer.save(), await straight.save());
      });
    }
  }

  test(`changes in the middle of training reach every one of ${options.workers} workers, shared ${options.sharedMemory !== false}`, async (t) => {
    const trainer = await trained(t, rich, data, options);
    const stop = new AbortController(), training = trainer.train({ milliseconds: Infinity, signal: stop.signal }).catch((error) => error);
    for (let i = 0; i < 20; i++) {
      const kept = trainer.setParameters({ "layers[0].b": { value: new Float32Array(9).fill(i), mask: [0, 1, 1, 1, 1, 1, 1, 1, 1] } });
      const read = trainer.getParameters();
      assert.equal((await read)["layers[0].b"].data[0], 0);
      await kept;
      await trainer.update({ batchSize: 5 + i, optimizer: { learningRate: 0.001 * (1 + i) } });
      if (i === 5) await trainer.setData(threeClasses(90));
      if (i === 9) await trainer.load(await trainer.save());
      if (i === 13) await trainer.reset(i);
    }
    stop.abort();
    assert.equal((await training).code, "aborted");
    // A file holds all that a step depends on: who loads it goes on as the team does, if all of it stayed alike.
    await trainer.setData(data);
    const twin = await trained(t, rich, undefined, options);
    await twin.load(await trainer.save());
    await twin.setData(data);
    for (const each of [trainer, twin]) await each.train({ steps: 40 });
    assert.deepEqual(await trainer.save(), await twin.save());
  });
}

test("a step under way lets questions be answered and an abort through", async (t) => {
  const side = 40, n = 512, x = Float32Array.from({ length: n * side }, (_, i) => Math.sin(i)), y = new Uint8Array(n).map((_, i) => i % 3);
  const spec = { ...classifier, input: [side], layers: [{ type: "dense", units: 900, activation: "tanh" }, { type: "dense", units: 900, activation: "tanh" }, { type: "dense", units: 3 }], batchSize: n };
  for (const options of teams) {
    const trainer = await trained(t, spec, { x, y }, options);
    const stop = new AbortController(), training = trainer.train({ milliseconds: Infinity, signal: stop.signal });
    for (let i = 0; i < 5; i++) assert.equal((await trainer.predict(x.subarray(0, side))).length, 3);
    stop.abort();
    const { report } = await refused(() => training, "aborted");
    assert.equal((await trainer.train({ steps: 1 })).steps, report.steps + 1);
  }
});

test("what cannot be is refused by name", async () => {
  for (const workers of [0, 17, 1.5, "2", NaN]) {
    const { message } = await refused(() => createTrainer(classifier, { workers }), "invalid-argument", "workers");
    assert.match(message, /16/);
  }
  await refused(() => createTrainer(classifier, { workers: 2, worker: false }), "invalid-argument", "workers");
  await refused(() => createTrainer(classifier, { workers: 2, sharedMemory: 1 }), "invalid-argument", "sharedMemory");
  await refused(() => createTrainer({ ...classifier, layers: [] }, { workers: 2 }), "invalid-spec");
  await refused(() => createTrainer(classifier, { workers: 2, signal: AbortSignal.abort() }), "aborted");
});

test("calls that end in Sync are refused, data that do not fit leave a team as it was", async (t) => {
  for (const options of teams) {
    const trainer = await trained(t, classifier, undefined, options);
    await refused(() => trainer.train({ steps: 1 }), "invalid-data", "x");
    await refused(() => trainer.trainSync({ steps: 1 }), "unsupported");
    await refused(() => trainer.setData({ x: new Float32Array(3), y: new Uint8Array(1) }), "invalid-data");
    await refused(() => trainer.update({ batchSize: 0 }), "invalid-spec");
    await trainer.setData(data);
    assert.equal((await trainer.train({ epochs: 2 })).steps, 14);
    trainer.close();
    await assert.rejects(trainer.train({ steps: 1 }), (error) => error instanceof BackdrawError && error.code === "closed");
  }
});
