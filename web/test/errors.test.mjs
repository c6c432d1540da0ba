// What is refused: with which code, naming which field. Nothing that is passed makes Go panic or a call hang.
import assert from "node:assert/strict";
import test from "node:test";
import { watchMemory } from "../bench/memory.mjs";
import { BackdrawError, classifier, createTrainer, makeData, placeName, places, preload, readTable, refused, threeClasses, trained } from "./networks.mjs";

const data = threeClasses(30);
const { x, y } = data;
const circular = { input: [2], layers: [] };
circular.layers.push({ type: "residual", layers: circular.layers });
const dense = { type: "dense", units: 1 };

const specs = [
  [undefined, "invalid-spec", "spec"],
  [null, "invalid-spec", "spec"],
  ["{}", "invalid-spec", "spec"],
  [[], "invalid-spec", "spec"],
  [{}, "invalid-spec"],
  [{ input: [2] }, "invalid-spec"],
  [{ input: [2], layers: [] }, "invalid-spec"],
  [{ input: [2], layers: [{ type: "dens", units: 1 }] }, "invalid-spec", "layers[0].type"],
  [{ input: [2], layers: [{ type: "dense" }] }, "invalid-spec", "layers[0].units"],
  [{ input: [2], layers: [{ ...dense, units: 0 }] }, "invalid-spec", "layers[0].units"],
  [{ input: [2], layers: [{ ...dense, units: 1.5 }] }, "invalid-spec", "layers[0].units"],
  [{ input: [2], layers: [{ ...dense, units: NaN }] }, "invalid-spec", "layers[0].units"],
  [{ input: [2], layers: [{ ...dense, units: () => 1 }] }, "invalid-spec", "layers[0].units"],
  [{ input: [2], layers: [{ ...dense, units: 1n }] }, "invalid-spec", "layers[0].units"],
  [{ input: [2], layers: [{ ...dense, activation: "rleu" }] }, "invalid-spec", "layers[0].activation"],
  [{ input: [2], layers: [{ ...dense, hidden: 1 }] }, "invalid-spec", "layers[0].hidden"],
  [{ input: [2], layers: [dense], optimizer: { type: "sgd", learningRate: -1 } }, "invalid-spec", "optimizer.learningRate"],
  [{ input: [2], layers: [dense], optimizer: { type: "sgd", learningRate: Infinity } }, "invalid-spec", "optimizer.learningRate"],
  [{ input: [2], layers: [dense], batchSize: 0 }, "invalid-spec", "batchSize"],
  [{ input: [2], layers: [dense], version: 2 }, "invalid-spec", "version"],
  [circular, "invalid-spec"],
  [{ input: [65536], layers: [{ ...dense, units: 4096 }] }, "too-large"],
  [{ input: [2], layers: Array.from({ length: 201 }, () => dense) }, "too-large"],
];

test("what is no spec is refused by its path", async () => {
  for (const [spec, code, path] of specs) {
    for (const place of places) {
      const error = await refused(() => createTrainer(spec, place), code, path);
      assert.ok(error.message.endsWith(".") === false && error.message.length > 10, error.message);
    }
  }
});

test("training that would take more than 1 GiB is refused by its bytes, before they are taken and without loss", async () => {
  const watch = watchMemory(), spec = (type) => ({ input: [4096], layers: [{ ...dense, units: 4096 }, { ...dense, units: 2720 }], optimizer: { type } });
  const bytes = (error) => Number(/^training needs (\d+) bytes of memory, the limit is 1073741824$/.exec(error.message)?.[1]);
  try {
    const made = await refused(() => createTrainer(spec("amsgrad"), { worker: false }), "too-large", "layers");
    assert.ok(bytes(made) > 13 * 4 * 27.9e6 && bytes(made) < 13 * 4 * 28e6, made.message);
    assert.ok(watch.bytes() < 16 * 2 ** 20, `refusing took ${watch.bytes()} bytes`);
    const trainer = await createTrainer(spec("sgd"), { worker: false });
    try {
      const taken = watch.bytes();
      const changed = await refused(() => trainer.update({ optimizer: { type: "amsgrad" } }), "too-large", "optimizer");
      assert.ok(bytes(changed) >= bytes(made), changed.message);
      assert.equal(trainer.spec.optimizer.type, "sgd");
      assert.equal(watch.bytes(), taken);
    } finally {
      trainer.close();
    }
  } finally {
    watch.stop();
  }
});

const floats = (...values) => Float32Array.from(values);
/** Numbers whose memory went elsewhere. */
function detached() {
  const numbers = new Float32Array(60);
  structuredClone(numbers.buffer, { transfer: [numbers.buffer] });
  return numbers;
}

const sets = [
  [undefined, "invalid-argument", "data"],
  [{}, "invalid-data", "x"],
  [{ x: [1, 2], y: [0] }, "invalid-data", "x"],
  [{ x: new Float64Array(60), y }, "invalid-data", "x"],
  [{ x }, "invalid-data", "y"],
  [{ x, y: new Float64Array(30) }, "invalid-data", "y"],
  [{ x, y: new BigInt64Array(30) }, "invalid-data", "y"],
  [{ x: floats(1, 2, 3), y: floats(0) }, "invalid-data", "x"],
  [{ x: new Float32Array(0), y: new Uint8Array(0) }, "invalid-data", "x"],
  [{ x: floats(1, NaN), y: Uint8Array.of(0) }, "invalid-data", "x"],
  [{ x: floats(1, Infinity), y: Uint8Array.of(0) }, "invalid-data", "x"],
  [{ x: floats(1, 2), y: Uint8Array.of(3) }, "invalid-data", "y"],
  [{ x: floats(1, 2), y: Int32Array.of(-1) }, "invalid-data", "y"],
  [{ x: floats(1, 2), y: Uint32Array.of(2 ** 32 - 1) }, "invalid-data", "y"],
  [{ x, y: y.slice(1) }, "invalid-data", "y"],
  [{ x: floats(1, 2), y: floats(0.5, 0.5, 0.5) }, "invalid-data", "y"],
  [{ x, y, shape: [29, 2] }, "invalid-data"],
  [{ x, y, shape: [2, 30] }, "invalid-data", "shape"],
  [{ x, y, shape: "60" }, "invalid-data", "shape"],
  [{ x, y, shape: [-30, -2] }, "invalid-data", "shape"],
  [{ x, y, lengths: new Int32Array(30) }, "invalid-data", "lengths"],
  [{ x, y, lengths: [1] }, "invalid-data", "lengths"],
  [{ x, y, testX: x }, "invalid-data", "testY"],
  [{ x, y, testY: y }, "invalid-data", "testX"],
  [{ x, y, testX: x, testY: y.slice(2) }, "invalid-data", "testY"],
];

for (const place of places) {
  const name = (what) => `${what} ${placeName(place)}`;

  test(name("data that do not fit are refused, and the earlier ones stay"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    for (const [set, code, path] of sets) await refused(() => trainer.setData(set), code, path);
    assert.equal((await trainer.train({ epochs: 1 })).examples, 30);
  });

  test(name("arguments are refused by name"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const grid = { bounds: [-1, -1, 1, 1], width: 4, height: 4 };
    const calls = [
      [() => trainer.train(), "invalid-argument"],
      [() => trainer.train({}), "invalid-argument", "steps"],
      [() => trainer.train({ steps: 1, epochs: 1 }), "invalid-argument", "steps"],
      [() => trainer.train({ steps: 0 }), "invalid-argument", "steps"],
      [() => trainer.train({ steps: 1.5 }), "invalid-argument", "steps"],
      [() => trainer.train({ steps: "3" }), "invalid-argument", "steps"],
      [() => trainer.train({ epochs: -1 }), "invalid-argument", "epochs"],
      [() => trainer.train({ milliseconds: NaN }), "invalid-argument", "milliseconds"],
      [() => trainer.train({ steps: 1, every: 0 }), "invalid-argument", "every"],
      [() => trainer.train({ steps: 1, onProgress: 3 }), "invalid-argument", "onProgress"],
      [() => trainer.train({ steps: 1, signal: {} }), "invalid-argument", "signal"],
      [() => trainer.train({ steps: 1, signal: null }), "invalid-argument", "signal"],
      [() => trainer.train({ steps: 1, signal: { addEventListener() {} } }), "invalid-argument", "signal"],
      [() => trainer.setData({ x: detached(), y }), "invalid-data", "x"],
      [() => trainer.predict(detached()), "invalid-data", "x"],
      [() => trainer.setParameters({ "layers[0].b": { value: detached() } }), "invalid-argument", "layers[0].b.value"],
      [() => trainer.setParameters({ "layers[0].b": { value: new BigInt64Array(6) } }), "invalid-argument", "layers[0].b.value[0]"],
      [() => trainer.setParameters({ "layers[0].b": { value: [1, 2, 3, "4", 5, 6] } }), "invalid-argument", "layers[0].b.value[3]"],
      [() => trainer.setParameters({ "layers[0].b": { mask: [true, 1, 1, 1, 1, 1] } }), "invalid-argument", "layers[0].b.mask[0]"],
      [() => trainer.setParameters({ "layers[0].b": { vlaue: [1] } }), "invalid-argument", "layers[0].b.vlaue"],
      [() => trainer.evaluate(), "invalid-argument"],
      [() => trainer.evaluate({ x }), "invalid-data", "y"],
      [() => trainer.predict(), "invalid-data", "x"],
      [() => trainer.predict([1, 2]), "invalid-data", "x"],
      [() => trainer.predict(floats(1)), "invalid-data", "x"],
      [() => trainer.predict(floats(1, NaN)), "invalid-data", "x"],
      [() => trainer.predict(x, { to: 2 }), "invalid-argument", "to"],
      [() => trainer.predict(x, { from: 5 }), "invalid-argument", "from"],
      [() => trainer.predict(x, { from: 1, to: 0 }), "invalid-argument"],
      [() => trainer.predict(x, { logits: "yes" }), "invalid-argument", "logits"],
      [() => trainer.field(), "invalid-argument", "options"],
      [() => trainer.field({ ...grid, bounds: [0, 0, 1] }), "invalid-argument", "bounds"],
      [() => trainer.field({ ...grid, bounds: [1, 0, 0, 1] }), "invalid-argument", "bounds"],
      [() => trainer.field({ ...grid, bounds: [0, 0, NaN, 1] }), "invalid-argument", "bounds[2]"],
      [() => trainer.field({ ...grid, bounds: [0, 0, 1e300, 1] }), "invalid-argument", "bounds[2]"],
      [() => trainer.field({ ...grid, width: 0 }), "invalid-argument", "width"],
      [() => trainer.field({ ...grid, width: 2 ** 31 - 1, height: 2 ** 31 - 1 }), "too-large"],
      [() => trainer.field({ ...grid, layer: 2 }), "invalid-argument", "layer"],
      [() => trainer.field({ ...grid, unit: 3 }), "invalid-argument", "unit"],
      [() => trainer.trace({ x, y: y.slice(3) }), "invalid-data", "y"],
      [() => trainer.checkGradients(), "invalid-argument", "examples"],
      [() => trainer.checkGradients({ x, y }, { most: 0 }), "invalid-argument", "most"],
      [() => trainer.checkGradients({ x, y }, { mots: 9 }), "invalid-argument", "mots"],
      [() => trainer.generate({ prompt: [0], length: 3 }), "unsupported"],
      [() => trainer.generate({ prompt: [0], length: -1 }), "invalid-argument", "length"],
      [() => trainer.update({ batchSize: 0 }), "invalid-spec", "batchSize"],
      [() => trainer.update({ optimizer: { learningRate: NaN } }), "invalid-spec", "optimizer.learningRate"],
      [() => trainer.update({ input: [3] }), "invalid-spec", "input"],
      [() => trainer.update("faster"), "invalid-spec", "patch"],
      [() => trainer.setParameters({ "layers[7].w": { value: [1] } }), "invalid-argument", "layers[7].w"],
      [() => trainer.setParameters({ "layers[0].b": { value: [1] } }), "invalid-argument", "layers[0].b.value"],
      [() => trainer.setParameters({ "layers[0].b": { value: new Float32Array(6).fill(NaN) } }), "invalid-argument", "layers[0].b.value"],
      [() => trainer.setParameters({ "layers[0].b": { mask: new Float32Array(6).fill(2) } }), "invalid-argument", "layers[0].b.mask"],
      [() => trainer.save("zip"), "invalid-argument", "format"],
      [() => trainer.save("onnx"), "unsupported", "format"],
      [() => trainer.load("model"), "invalid-argument", "bytes"],
      [() => trainer.load(new Uint8Array(0)), "corrupt"],
      [() => trainer.load(new Uint8Array(5000).fill(7)), "corrupt"],
      [() => trainer.reset(-1), "invalid-argument", "seed"],
      [() => trainer.reset(1.5), "invalid-argument", "seed"],
    ];
    const before = await trainer.getParameters();
    for (const [call, code, path] of calls) await refused(call, code, path);
    assert.deepEqual(await trainer.getParameters(), before);
    assert.equal((await trainer.train({ steps: 1 })).steps, 1);
    assert.equal(calls.length, 60);
  });

  test(name("what is too large is told the largest, and a closed trainer says so first"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const calls = [() => trainer.train({ steps: 2 ** 60 }), () => trainer.train({ epochs: 1e300 }), () => trainer.reset(2 ** 53)];
    for (const call of calls) assert.match((await refused(call, "invalid-argument")).message, /to 9007199254740991$/);
    trainer.close();
    for (const call of [...calls, () => trainer.setData(), () => trainer.predict(), () => trainer.update(1), () => trainer.save("zip"), () => trainer.trainSync({})]) {
      await refused(call, "closed", "");
    }
  });

  test(name("saved bytes that were cut or changed are corrupt, and the trainer is as before"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const bytes = await trainer.save(), before = await trainer.getParameters();
    for (let cut = 0; cut < bytes.length; cut += 97) await refused(() => trainer.load(bytes.slice(0, cut)), "corrupt");
    for (let at = 0; at < bytes.length; at += 61) {
      const changed = bytes.slice();
      changed[at] ^= 0x55;
      await refused(() => trainer.load(changed), "corrupt");
    }
    assert.deepEqual(await trainer.getParameters(), before);
    await trainer.load(bytes);
  });

  test(name("training without data is refused"), async (t) => {
    const trainer = await trained(t, classifier, undefined, place);
    await refused(() => trainer.train({ steps: 1 }), "invalid-data");
    await refused(() => trainer.train({ epochs: 1 }), "invalid-data");
  });
}

test("calls that wait refuse as the others do, and want a trainer without a worker", async (t) => {
  const trainer = await trained(t, classifier, data, { worker: false });
  await refused(() => trainer.trainSync({}), "invalid-argument", "steps");
  await refused(() => trainer.trainSync({ milliseconds: Infinity }), "invalid-argument", "milliseconds");
  await refused(() => trainer.predictSync(floats(1)), "invalid-data", "x");
  await refused(() => trainer.fieldSync({}), "invalid-argument", "bounds");
  const other = await trained(t, classifier, data, { worker: true });
  await refused(() => other.trainSync({ steps: 1 }), "unsupported");
});

test("an error is an Error with a name, a code and a path", () => {
  const error = new BackdrawError("too-large", "x", "x is too large");
  assert.ok(error instanceof Error);
  assert.deepEqual([error.name, error.code, error.path, error.message, error.report], ["BackdrawError", "too-large", "x", "x is too large", undefined]);
});

const options = {
  createTrainer: [{ workre: 2 }, "workre is no option of createTrainer, want worker; known are wasmURL, worker, workers, sharedMemory, signal"],
  train: [{ epoch: 3 }, "epoch is no option of train, want epochs; known are steps, epochs, milliseconds, onProgress, every, checkpointMilliseconds, gradientNorms, signal"],
  predict: [{ logist: true }, "logist is not read, want logits; read are shape, lengths, logits, from, to"],
  field: [{ bounds: [-1, -1, 1, 1], width: 2, hieght: 2 }, "hieght is no option of field, want height; known are bounds, width, height, layer, unit"],
  generate: [{ prompt: [1], length: 2, colour: 1 }, "colour is no option of generate, want one of prompt, length, temperature, seed"],
  preload: [{ wasmUrl: "a" }, "wasmUrl is no option of preload, want wasmURL; known are wasmURL"],
  makeData: [{ seeds: 3 }, "seeds is no option of makeData, want seed; known are count, classes, noise, labelNoise, balance, seed"],
  readTable: [{ Target: "y" }, "Target is no option of readTable, want target; known are target, kind"],
};

test("an option that is not known is refused, naming the one that is meant", async (t) => {
  const trainer = await trained(t, classifier, data, { worker: false });
  const calls = {
    createTrainer: (o) => createTrainer(classifier, o), train: (o) => trainer.train(o), predict: (o) => trainer.predict(x, o),
    field: (o) => trainer.field(o), generate: (o) => trainer.generate(o), preload, makeData: (o) => makeData("spiral", o), readTable: (o) => readTable("1,2\n3,4", o),
  };
  for (const [name, [option, message]] of Object.entries(options)) {
    const error = await refused(() => calls[name](option), "invalid-argument", Object.keys(option).at(-1));
    assert.equal(error.message, message);
  }
  assert.equal(Object.keys(calls).length, Object.keys(options).length);
  assert.throws(() => trainer.trainSync({ step: 1 }), { code: "invalid-argument", path: "step" });
  assert.throws(() => trainer.predictSync(x, { form: 1 }), { code: "invalid-argument", path: "form" });
  await trainer.train({ steps: 1, epoch: undefined });
});

test("a set may have more than is read, but nothing misspelt", async (t) => {
  const trainer = await trained(t, classifier, data, { worker: false });
  for (const [wrong, meant] of [["lenghts", "lengths"], ["shpae", "shape"], ["testx", "testX"], ["textY", "testY"]]) {
    for (const call of ["setData", "evaluate", "trace", "checkGradients"]) {
      const error = await refused(() => trainer[call]({ x, y, [wrong]: y }), "invalid-data", wrong);
      assert.match(error.message, new RegExp(`^${wrong} is not read, want ${meant}; read are x, y, `));
    }
  }
  await refused(() => trainer.setData({ x, label: y }), "invalid-data", "y");
  const table = { x, y, features: ["a", "b"], target: "c", left: [], classes: ["1"], bad: [], badCount: 0, names: [], n: 3, testX: x, testY: y };
  await trainer.setData(table);
  await trainer.evaluate(table);
});

test("options of createTrainer are checked", async () => {
  await refused(() => createTrainer(classifier, null), "invalid-argument", "options");
  await refused(() => createTrainer(classifier, { worker: 1 }), "invalid-argument", "worker");
  await refused(() => createTrainer(classifier, { wasmURL: 5 }), "invalid-argument", "wasmURL");
  await refused(() => createTrainer(classifier, { wasmURL: "" }), "invalid-argument", "wasmURL");
  await refused(() => preload({ wasmURL: 5 }), "invalid-argument", "wasmURL");
  await refused(() => createTrainer(classifier, { signal: true }), "invalid-argument", "signal");
});
