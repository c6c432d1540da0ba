// What surrounds a trainer: globals, the caller's arrays, the same bits everywhere, how much it takes at most.
import assert from "node:assert/strict";
import test from "node:test";
import { Worker } from "node:worker_threads";
import { classifier, createTrainer, makeData, placeName, places, refused, regression, threeClasses, trained } from "./networks.mjs";

const globalsBefore = Reflect.ownKeys(globalThis);

for (const place of places) {
  const name = (what) => `${what} ${placeName(place)}`;

  test(name("a trainer sets no global"), async (t) => {
    const before = Reflect.ownKeys(globalThis);
    const trainer = await trained(t, classifier, threeClasses(30), place);
    await trainer.train({ steps: 3 });
    await makeData("xor");
    assert.deepEqual(Reflect.ownKeys(globalThis), before);
    assert.deepEqual(before, globalsBefore);
  });

  test(name("arrays of the caller are copied and never detached"), async (t) => {
    const data = threeClasses(30), { x, y } = data;
    const kept = { x: x.slice(), y: y.slice() };
    const trainer = await trained(t, { ...classifier, shuffle: false }, undefined, place);
    const pending = trainer.setData(data);
    x.fill(0);
    y.fill(0);
    await pending;
    assert.equal(x.length, 60);
    const twin = await trained(t, { ...classifier, shuffle: false }, kept, place);
    assert.deepEqual(await trainer.evaluate(kept), await twin.evaluate(kept));
    await Promise.all([trainer.train({ steps: 3 }), twin.train({ steps: 3 })]);
    assert.deepEqual(await trainer.getParameters(), await twin.getParameters());

    const calls = [(v) => trainer.predict(v), (v) => trainer.evaluate({ x: v, y: kept.y }), (v) => trainer.trace({ x: v, y: kept.y })];
    for (const call of calls) {
      const argument = kept.x.slice(), result = call(argument);
      argument.fill(NaN);
      await result;
      assert.equal(argument.length, 60);
    }
    const bytes = await trainer.save(), loading = trainer.load(bytes);
    bytes.fill(0);
    await loading;
  });

  test(name("what comes back is the caller's own"), async (t) => {
    const { x, y } = threeClasses(30);
    const trainer = await trained(t, classifier, { x, y }, place);
    for (const call of [
      () => trainer.predict(x), async () => (await trainer.field({ bounds: [0, 0, 1, 1], width: 3, height: 3 })).values,
      async () => (await trainer.getParameters())["layers[0].w"].data, () => trainer.save(),
      async () => (await trainer.trace({ x, y })).layers[0].parameters.w.value.data,
    ]) {
      const first = await call(), copy = first.slice();
      first.fill(77);
      assert.deepEqual(await call(), copy);
      structuredClone(first, { transfer: [first.buffer] });
      assert.deepEqual(await call(), copy);
    }
  });

  test(name("typed arrays may be parts of larger ones, and shared"), async (t) => {
    const { x, y } = threeClasses(30);
    const shared = new Float32Array(new SharedArrayBuffer(8 + x.byteLength), 8);
    shared.set(x);
    const trainer = await trained(t, classifier, undefined, place);
    const twin = await trained(t, classifier, { x, y }, place);
    await trainer.setData({ x: shared, y: Int16Array.from([9, ...y, 9]).subarray(1, 31) });
    await Promise.all([trainer.train({ steps: 9 }), twin.train({ steps: 9 })]);
    assert.deepEqual(await trainer.getParameters(), await twin.getParameters());
    assert.deepEqual(await trainer.predict(shared), await twin.predict(x));
  });

  test(name("more than a call may bring is refused before it is copied"), async (t) => {
    const trainer = await trained(t, classifier, undefined, place);
    const x = new Float32Array(2 ** 27 + 2);
    const { message } = await refused(() => trainer.setData({ x, y: new Uint8Array(1) }), "too-large");
    assert.match(message, /536870912/);
    await refused(() => trainer.predict(x), "too-large", "x");
    await refused(() => trainer.evaluate({ x, y: new Uint8Array(1) }), "too-large");
  });
}

test("the same spec, data and calls give the same bits in a worker and without", async (t) => {
  const spec = {
    ...classifier,
    layers: [{ type: "features", names: ["x1", "x2", "x1*x2", "sin(x1)"] }, { type: "dense", units: 9, activation: "gelu" }, { type: "dropout", rate: 0.3 }, { type: "dense", units: 3 }],
    regularizer: { l1: 1e-4, l2: 1e-3 }, clip: { norm: 1 }, weightAverage: 0.9,
  };
  const data = { ...threeClasses(64), testX: threeClasses(20, 0.1).x, testY: threeClasses(20, 0.1).y };
  const results = [];
  for (const place of [...places, ...places]) {
    const trainer = await trained(t, spec, data, place), losses = [];
    for (const steps of [1, 6, 30, 100]) losses.push((await trainer.train({ steps })).loss);
    const interrupted = trainer.train({ steps: 400 });
    for (let i = 0; i < 5; i++) await trainer.predict(data.x);
    losses.push((await interrupted).testLoss);
    results.push({ losses, parameters: await trainer.getParameters(), predicted: await trainer.predict(data.x) });
  }
  for (const result of results.slice(1)) assert.deepEqual(result, results[0]);
});

test("many entries into Go or few give the same bits", async (t) => {
  const { x, y } = threeClasses(50), values = Float32Array.from(y, (label) => label - 1);
  const one = await trained(t, regression, { x, y: values }, { worker: false });
  const many = await trained(t, regression, { x, y: values }, { worker: false });
  one.trainSync({ steps: 300 });
  for (let i = 0; i < 300; i++) many.trainSync({ steps: 1 });
  assert.deepEqual(await one.getParameters(), await many.getParameters());
});

test("a trainer that waits does not keep Node running", async () => {
  const source = `
    const { createTrainer } = await import(${JSON.stringify(new URL("../../dist/backdraw.js", import.meta.url).href)});
    const trainer = await createTrainer(${JSON.stringify(classifier)});
    await trainer.predict(new Float32Array(2));`;
  const code = await new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
    worker.on("exit", resolve);
    worker.on("error", reject);
  });
  assert.equal(code, 0);
});

test("where Node is given a page's requests, as by a document for tests, the program comes whole", async () => {
  const source = `
    import { parentPort } from "node:worker_threads";
    globalThis.XMLHttpRequest = class {};
    const { createTrainer } = await import(${JSON.stringify(new URL("../../dist/backdraw-trainer.js", import.meta.url).href)});
    const convolution = { input: [1, 2, 1], layers: [{ type: "conv2d", filters: 3, kernel: 1 }, { type: "flatten" }, { type: "dense", units: 2 }], loss: "cross-entropy" };
    const trainers = await Promise.all([false, true].map((worker) => createTrainer(convolution, { worker })));
    parentPort.postMessage(trainers.map(({ parameters }) => parameters));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const parameters = await new Promise((resolve, reject) => {
    worker.on("message", resolve);
    worker.on("error", reject);
  });
  await worker.terminate();
  assert.deepEqual(parameters, [20, 20]);
});

test("trainers can be made and closed many times", async () => {
  for (let i = 0; i < 12; i++) {
    const trainer = await createTrainer(classifier, places[i % 2]);
    await trainer.setData(threeClasses(30));
    await trainer.train({ steps: 2 });
    trainer.close();
  }
});

test("makeData draws the same points for the same recipe", async () => {
  const made = await makeData("spiral", { count: 120, classes: 3, noise: 0.1, seed: 5 });
  assert.deepEqual([made.x.length, made.y.length, made.y.constructor.name], [240, 120, "Int32Array"]);
  assert.deepEqual(new Set(made.y), new Set([0, 1, 2]));
  assert.deepEqual(await makeData("spiral", { count: 120, classes: 3, noise: 0.1, seed: 5 }), made);
  assert.notDeepEqual(await makeData("spiral", { count: 120, classes: 3, noise: 0.1, seed: 6 }), made);
  assert.ok((await makeData("plane")).y instanceof Float32Array);
  await refused(() => makeData("spirals"), "invalid-argument");
  await refused(() => makeData("xor", { count: 0 }), "invalid-argument", "count");
  await refused(() => makeData("xor", { noise: 99 }), "invalid-argument", "noise");
});
