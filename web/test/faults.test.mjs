// A panic in Go, a killed worker, a closed trainer, training that diverges: every call settles, and what can go on does.
import assert from "node:assert/strict";
import test from "node:test";
import { classifier, createTrainer, placeName, places, refused, teams, threeClasses, trained } from "./networks.mjs";

const fault = Symbol.for("backdraw.fault");
const data = threeClasses(60);

for (const place of [...places, ...teams]) {
  const name = (what) => `${what} ${placeName(place)}`;

  for (const kind of ["panic", "kill"]) {
    test(name(`after a ${kind} pending calls reject, and the next goes on from the checkpoint`), async (t) => {
      const trainer = await trained(t, classifier, data, place);
      await trainer.setParameters({ "layers[0].b": { mask: [0, 1, 1, 1, 1, 1] } });
      await trainer.update({ batchSize: 12 });
      const { steps } = await trainer.train({ steps: 17 });
      const before = await trainer.getParameters();
      const pending = [
        trainer.train({ milliseconds: Infinity, checkpointMilliseconds: Infinity }),
        trainer.evaluate(data), trainer.train({ steps: 3 }),
      ];
      await trainer.predict(data.x);
      trainer[fault](kind);
      for (const call of pending) await refused(() => call, "worker-lost");
      assert.deepEqual(await trainer.getParameters(), before);
      assert.equal((await trainer.train({ steps: 3 })).steps, steps + 3);
      assert.equal(trainer.spec.batchSize, 12);

      const straight = await trained(t, classifier, data, place);
      await straight.setParameters({ "layers[0].b": { mask: [0, 1, 1, 1, 1, 1] } });
      await straight.update({ batchSize: 12 });
      await straight.train({ steps: 20 });
      assert.deepEqual(await trainer.getParameters(), await straight.getParameters());
    });
  }

  for (const [when, change] of [
    ["had its data alone", () => undefined],
    ["was changed before its data came again", (trainer) => trainer.setParameters({ "layers[0].b": { mask: [0, 1, 1, 1, 1, 1] } })],
  ]) {
    test(name(`a trainer that ${when} is lost, and made again as it was`), async (t) => {
      const trainer = await trained(t, classifier, threeClasses(30), place), twin = await trained(t, classifier, threeClasses(30), place);
      for (const each of [trainer, twin]) {
        await change(each);
        await each.setData(data);
      }
      trainer[fault]("panic");
      await trainer.predict(data.x).catch((error) => { assert.equal(error.code, "worker-lost"); });
      const reports = [await trainer.train({ steps: 25 }), await twin.train({ steps: 25 })].map((report) => ({ ...report, milliseconds: 0 }));
      assert.deepEqual(reports[0], reports[1]);
      assert.deepEqual(await trainer.getParameters(), await twin.getParameters());
    });
  }

  test(name("checkpoints are taken while training runs"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const training = trainer.train({
      milliseconds: Infinity,
      checkpointMilliseconds: 20,
      onProgress: ({ milliseconds }) => { if (milliseconds > 1500) trainer[fault]("panic"); },
    });
    await refused(() => training, "worker-lost");
    const { steps } = await trainer.train({ steps: 1 });
    assert.ok(steps > 1, "training goes on from a checkpoint within the call, not from before it");
  });

  test(name("a trainer survives many losses, and one before any training"), async (t) => {
    const trainer = await trained(t, classifier, undefined, place);
    const first = await trainer.predict(data.x);
    for (let i = 0; i < 3; i++) {
      trainer[fault]("panic");
      trainer[fault]("kill");
      const pending = trainer.predict(data.x).catch((error) => error);
      const value = await pending;
      if (value instanceof Error) assert.equal(value.code, "worker-lost");
      assert.deepEqual(await trainer.predict(data.x), first);
    }
  });

  test(name("close rejects what is pending and what comes later"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const pending = [trainer.train({ milliseconds: Infinity }), trainer.evaluate(data)];
    trainer.close();
    trainer.close();
    for (const call of pending) await refused(() => call, "closed");
    await refused(() => trainer.predict(data.x), "closed");
    await refused(() => trainer.train({ steps: 1 }), "closed");
    assert.equal(trainer.spec.batchSize, 10);
  });

  test(name("training that diverges says so and keeps the last finite weights"), async (t) => {
    const spec = { ...classifier, layers: [{ type: "dense", units: 1 }], loss: "mse", optimizer: { type: "sgd", learningRate: 30 } };
    const numbers = { x: data.x, y: Float32Array.from(data.y) };
    const trainer = await trained(t, spec, numbers, place);
    const { report } = await refused(() => trainer.train({ epochs: 1000 }), "not-finite");
    assert.equal(typeof report.steps, "number");
    for (const { data: weights } of Object.values(await trainer.getParameters())) {
      assert.ok(weights.every(Number.isFinite));
    }
    await trainer.update({ optimizer: { learningRate: 1e-12 } });
    assert.equal((await trainer.train({ steps: 1 })).steps, report.steps + 1);
  });
}

test("where a wasm cannot be had, load-failed says from where, and another try is made", async () => {
  const url = new URL("nowhere.wasm", import.meta.url);
  for (const worker of [true, false]) {
    const error = await refused(() => createTrainer(classifier, { wasmURL: url, worker }), "load-failed");
    assert.ok(error.message.includes("nowhere.wasm"));
  }
  await refused(() => createTrainer(classifier, { wasmURL: new URL(import.meta.url) }), "load-failed");
});

test("loading can be given up", async () => {
  await refused(() => createTrainer(classifier, { signal: AbortSignal.abort() }), "aborted");
  const stop = new AbortController(), trainer = createTrainer(classifier, { signal: stop.signal });
  stop.abort();
  await refused(() => trainer, "aborted");
});
