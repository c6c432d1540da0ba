// Every call of a trainer does what the contract says, in a worker and without one.
import assert from "node:assert/strict";
import test from "node:test";
import {
  classifier, classifierParameters, placeName, places, quadrants, refused, regression, teams, threeClasses, trained,
} from "./networks.mjs";

const testSet = threeClasses(30, 0.05);
const data = { ...threeClasses(95), testX: testSet.x, testY: testSet.y };

for (const place of [...places, ...teams]) {
  const name = (what) => `${what} ${placeName(place)}`;

  test(name("a trainer tells its spec and counts its parameters"), async (t) => {
    const trainer = await trained(t, classifier, undefined, place);
    assert.deepEqual(trainer.spec, classifier);
    assert.equal(trainer.parameters, classifierParameters);
    trainer.spec.layers[0].units = 99;
    assert.equal(trainer.spec.layers[0].units, 6, "what spec gives is a copy");
  });

  test(name("train counts steps, epochs and examples, with the short last batch"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const first = await trainer.train({ steps: 3 });
    assert.deepEqual([first.steps, first.examples], [3, 30]);
    assert.ok(Math.abs(first.epochs - 30 / 95) < 1e-9, `${first.epochs}`);
    const second = await trainer.train({ epochs: 2 });
    assert.equal(second.steps, 3 + 2 * 10);
    assert.equal(second.examples, 30 + 2 * 95);
    for (const field of ["loss", "testLoss", "accuracy", "testAccuracy", "learningRate", "milliseconds"]) {
      assert.equal(typeof second[field], "number", field);
      assert.ok(Number.isFinite(second[field]), field);
    }
    assert.equal(second.learningRate, 0.02);
    assert.equal("gradientNorms" in second, false);
  });

  test(name("train stops after the milliseconds asked for, and says what norms the gradient has"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const report = await trainer.train({ milliseconds: 30, gradientNorms: true });
    assert.ok(report.steps >= 1);
    assert.ok(report.milliseconds >= 30, `${report.milliseconds}`);
    assert.equal(report.gradientNorms.length, 2);
    assert.ok(report.gradientNorms.every((norm) => norm > 0));
  });

  test(name("training lowers the loss and learns the classes"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const before = await trainer.evaluate();
    await trainer.train({ epochs: 60 });
    const after = await trainer.evaluate();
    assert.ok(after.loss < before.loss / 2, `${before.loss} to ${after.loss}`);
    assert.ok(after.accuracy > 0.9, `${after.accuracy}`);
    assert.equal(after.confusion.length, 3);
    assert.equal(after.confusion.flat().reduce((a, b) => a + b), 30);
  });

  test(name("evaluate takes examples of its own, and gives r2 for numbers"), async (t) => {
    const numbers = Float32Array.from({ length: 50 }, (_, i) => Math.sin(i));
    const x = Float32Array.from({ length: 100 }, (_, i) => Math.cos(i));
    const trainer = await trained(t, { ...regression, loss: "mse" }, undefined, place);
    const evaluation = await trainer.evaluate({ x, y: numbers });
    assert.equal(typeof evaluation.r2, "number");
    assert.equal(evaluation.accuracy, undefined);
    const predicted = await trainer.predict(x);
    const mse = predicted.reduce((sum, value, i) => sum + (value - numbers[i]) ** 2, 0) / 50;
    assert.ok(Math.abs(evaluation.loss - mse) < 1e-6, `${evaluation.loss}, ${mse}`);
  });

  test(name("predict gives probabilities, logits and what is between layers"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const { x } = data;
    const probabilities = await trainer.predict(x);
    assert.ok(probabilities instanceof Float32Array);
    assert.equal(probabilities.length, 95 * 3);
    for (let i = 0; i < 95; i++) {
      const sum = probabilities[3 * i] + probabilities[3 * i + 1] + probabilities[3 * i + 2];
      assert.ok(Math.abs(sum - 1) < 1e-5, `row ${i} adds up to ${sum}`);
    }
    const logits = await trainer.predict(x, { logits: true });
    const exp = [0, 1, 2].map((c) => Math.exp(logits[c] - logits[0]));
    assert.ok(Math.abs(exp[1] / (exp[0] + exp[1] + exp[2]) - probabilities[1]) < 1e-5);
    const hidden = await trainer.predict(x, { to: 0, shape: [95, 2] });
    assert.equal(hidden.length, 95 * 6);
    assert.deepEqual(await trainer.predict(hidden, { from: 1, logits: true }), logits);
    assert.equal((await trainer.predict(new Float32Array(0))).length, 0);
  });

  test(name("field sweeps cell centres from the top, channel fastest"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const options = { bounds: [-3, -2, 3, 2], width: 4, height: 3 };
    const field = await trainer.field(options);
    assert.deepEqual([field.width, field.height, field.channels], [4, 3, 3]);
    const centres = new Float32Array(24);
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 4; column++) {
        centres[2 * (4 * row + column)] = -3 + (column + 0.5) * 1.5;
        centres[2 * (4 * row + column) + 1] = 2 - (row + 0.5) * (4 / 3);
      }
    }
    assert.deepEqual(field.values, await trainer.predict(centres));
    const unit = await trainer.field({ ...options, layer: 0, unit: 4 });
    const hidden = await trainer.predict(centres, { to: 0 });
    assert.equal(unit.channels, 1);
    assert.deepEqual(unit.values, hidden.filter((_, i) => i % 6 === 4));
  });

  test(name("trace tells what the next step does, and changes nothing"), async (t) => {
    const trainer = await trained(t, { ...classifier, shuffle: false }, data, place);
    await trainer.train({ steps: 2 });
    const batch = { x: data.x.slice(40, 60), y: data.y.slice(20, 30) };
    const before = await trainer.getParameters();
    const trace = await trainer.trace(batch);
    assert.deepEqual(await trainer.getParameters(), before);
    assert.equal(trace.layers.length, 2);
    assert.deepEqual(trace.layers[0].input, { shape: [10, 2], data: batch.x });
    assert.deepEqual(trace.layers[0].output.shape, [10, 6]);
    assert.deepEqual(trace.layers[0].output, trace.layers[1].input);
    const report = await trainer.train({ steps: 1 });
    assert.ok(Math.abs(report.loss - trace.loss) < 1e-6);
    const after = await trainer.getParameters();
    for (const [layer, path] of [[0, "layers[0].w"], [1, "layers[1].w"], [1, "layers[1].b"]]) {
      const { value, update } = trace.layers[layer].parameters[path.split(".")[1]];
      assert.deepEqual(value.data, before[path].data);
      assert.deepEqual(value.data.map((v, i) => v + update.data[i]), after[path].data);
    }
  });

  test(name("checkGradients finds backpropagation right"), async (t) => {
    const trainer = await trained(t, classifier, undefined, place);
    const check = await trainer.checkGradients({ x: data.x.slice(0, 20), y: data.y.slice(0, 10) });
    assert.ok(check.maxRelativeError < 1e-5, `${check.maxRelativeError}`);
    assert.equal(check.perLayer.length, 2);
    assert.equal(check.checked, trainer.parameters);
    const few = await trainer.checkGradients({ x: data.x.slice(0, 20), y: data.y.slice(0, 10) }, { most: 5 });
    assert.ok(few.checked >= 4 && few.checked < 12 && few.maxRelativeError < 1e-5, `${few.checked} checked, ${few.maxRelativeError}`);
    assert.ok(few.perLayer.flatMap(({ parameters }) => parameters).every(({ indices }) => indices.length > 0));
  });

  test(name("checkGradients names the parameters at a kink and leaves them out of the error"), async (t) => {
    const trainer = await trained(t, { ...regression, layers: [{ type: "dense", units: 3, activation: "relu" }, { type: "dense", units: 1 }] }, undefined, place);
    const blank = { x: new Float32Array(4), y: Float32Array.of(1, 0.5) };
    const { maxRelativeError, checked, kinks, kinksOf, perLayer: [{ parameters: [, biases] }] } = await trainer.checkGradients(blank);
    assert.deepEqual([checked, kinks, kinksOf, biases.kinks], [13, 3, ["relu"], [0, 1, 2]]);
    assert.ok(maxRelativeError < 1e-6, `${maxRelativeError}`);
    const none = await (await trained(t, classifier, undefined, place)).checkGradients({ x: data.x.slice(0, 20), y: data.y.slice(0, 10) });
    assert.deepEqual([none.kinks, none.kinksOf], [0, []]);
  });

  test(name("checkGradients tells how far it is, answers others meanwhile, and ends by its signal"), async (t) => {
    const trainer = await trained(t, { ...classifier, layers: [{ type: "dense", units: 900, activation: "tanh" }, { type: "dense", units: 3 }] }, undefined, place);
    const told = [], controller = new AbortController();
    const check = trainer.checkGradients({ x: data.x, y: data.y }, {
      signal: controller.signal,
      onProgress: (progress) => {
        told.push(progress);
        if (told.length === 3) void trainer.predict(new Float32Array(2)).then(() => { controller.abort(); });
      },
    });
    await refused(() => check, "aborted", "");
    assert.ok(told.length >= 3 && told.every(({ checked, of }, i) => of === 5403 && checked > (told[i - 1]?.checked ?? 0) && checked < of), JSON.stringify(told));
    await refused(() => trainer.checkGradients({ x: data.x, y: data.y }, { signal: AbortSignal.abort() }), "aborted", "");
    const boom = new Error("boom");
    await assert.rejects(trainer.checkGradients({ x: data.x, y: data.y }, { onProgress: () => { throw boom; } }), boom);
    assert.equal((await trainer.checkGradients({ x: data.x.slice(0, 2), y: data.y.slice(0, 1) }, { most: 3 })).checked > 1, true);
  });

  test(name("trace tells the rate that the step then takes"), async (t) => {
    const trainer = await trained(t, { ...classifier, schedule: { type: "exponential", factor: 0.5 } }, data, place);
    for (const rate of [0.02, 0.01, 0.005]) {
      assert.equal((await trainer.trace({ x: data.x.slice(0, 20), y: data.y.slice(0, 10) })).learningRate, rate);
      assert.equal((await trainer.train({ steps: 1 })).learningRate, rate);
    }
  });

  test(name("update changes what training does from the next step on"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    await trainer.train({ steps: 5 });
    await trainer.update({ optimizer: { learningRate: 0.5 }, batchSize: 19 });
    assert.equal(trainer.spec.optimizer.learningRate, 0.5);
    assert.equal(trainer.spec.optimizer.type, "adam");
    const report = await trainer.train({ steps: 1 });
    assert.deepEqual([report.learningRate, report.examples], [0.5, 50 + 19]);
    await trainer.update({ optimizer: { type: "sgd", learningRate: 0.1 } });
    assert.deepEqual(trainer.spec.optimizer, { type: "sgd", learningRate: 0.1 });
  });

  test(name("after update spec is what the engine trains by, and makes the same network"), async (t) => {
    const custom = {
      ...classifier, optimizer: "adam", clip: { norm: 1 },
      layers: [classifier.layers[0], { type: "dropout", rate: 0.5 }, classifier.layers[1]],
    };
    const robust = { ...regression, loss: "huber" };
    const patches = [
      [custom, { optimizer: { learningRate: 0.5 } }, ({ optimizer }) => optimizer, { type: "adam", learningRate: 0.5 }],
      [robust, { loss: { delta: 2 } }, ({ loss }) => loss, { type: "huber", delta: 2 }],
      [custom, { clip: null }, ({ clip }) => clip, undefined],
      [custom, { layers: { 1: { rate: 0.25 } } }, ({ layers }) => layers[1], { type: "dropout", rate: 0.25 }],
      [custom, { layers: [null, { rate: 0.25 }, {}] }, ({ layers }) => layers[1], { type: "dropout", rate: 0.25 }],
    ];
    for (const [spec, patch, part, want] of patches) {
      const set = spec === robust ? quadrants(40) : data;
      const trainer = await trained(t, spec, set, place);
      await trainer.update(patch);
      assert.deepEqual(part(trainer.spec), want, JSON.stringify(patch));
      const other = await trained(t, trainer.spec, set, place);
      assert.deepEqual(await other.getParameters(), await trainer.getParameters());
      const reports = [await trainer.train({ steps: 12 }), await other.train({ steps: 12 })];
      assert.deepEqual({ ...reports[0], milliseconds: 0 }, { ...reports[1], milliseconds: 0 });
      assert.deepEqual(await other.getParameters(), await trainer.getParameters());
    }
  });

  test(name("masks hold weights at zero and frozen ones as they are, through save and load"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const w = (await trainer.getParameters())["layers[0].w"];
    assert.deepEqual(w.shape, [6, 2]);
    const mask = w.data.map((_, i) => (i % 3 === 0 ? 0 : 1)), frozen = w.data.map((_, i) => (i % 4 === 1 ? 1 : 0));
    await trainer.setParameters({ "layers[0].w": { mask, frozen }, "layers[1].b": { value: [1, 2, 3] } });
    assert.deepEqual([...(await trainer.getParameters())["layers[1].b"].data], [1, 2, 3]);
    const bytes = await trainer.save("backdraw");
    for (const load of [false, true]) {
      if (load) await trainer.load(bytes);
      await trainer.train({ steps: 20 });
      const after = (await trainer.getParameters())["layers[0].w"];
      after.data.forEach((value, i) => {
        if (mask[i] === 0) assert.equal(value, 0, `masked ${i}`);
        else if (frozen[i] === 1) assert.equal(value, w.data[i], `frozen ${i}`);
        else assert.notEqual(value, w.data[i], `free ${i}`);
      });
      assert.deepEqual(after.mask, mask);
      assert.deepEqual(after.frozen, frozen);
    }
  });

  test(name("save and load in the middle of an epoch goes on bit for bit"), async (t) => {
    const spec = { ...classifier, layers: [classifier.layers[0], { type: "dropout", rate: 0.2 }, classifier.layers[1]] };
    const trainer = await trained(t, spec, data, place);
    await trainer.train({ steps: 13 });
    const bytes = await trainer.save("backdraw");
    const straight = await trainer.train({ steps: 29 });
    const want = await trainer.getParameters();

    await trainer.load(bytes);
    const again = await trainer.train({ steps: 29 });
    assert.deepEqual(await trainer.getParameters(), want);
    assert.deepEqual({ ...again, milliseconds: 0 }, { ...straight, milliseconds: 0 });

    const other = await trained(t, regression, undefined, place);
    await other.load(bytes);
    assert.equal(other.spec.layers.length, 3);
    assert.equal(other.parameters, classifierParameters);
    await other.setData(data);
    await other.train({ steps: 29 });
    assert.deepEqual(await other.getParameters(), want);
  });

  test(name("reset gives the very same weights, and another seed others"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const first = await trainer.getParameters(), report = await trainer.train({ steps: 12 });
    await trainer.reset();
    assert.deepEqual(await trainer.getParameters(), first);
    assert.deepEqual({ ...await trainer.train({ steps: 12 }), milliseconds: 0 }, { ...report, milliseconds: 0 });
    await trainer.reset(8);
    assert.notDeepEqual(await trainer.getParameters(), first);
    assert.equal(trainer.spec.seed, 8);
  });

  test(name("new data keep the weights and the counts and begin an epoch"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    await trainer.train({ steps: 4 });
    const before = await trainer.getParameters();
    await trainer.setData(threeClasses(40));
    assert.deepEqual(await trainer.getParameters(), before);
    const report = await trainer.train({ epochs: 1 });
    assert.deepEqual([report.steps, report.examples, report.testLoss], [8, 80, undefined]);
  });

  test(name("accuracy of one output has its threshold between the targets"), async (t) => {
    const { x, y } = quadrants(80);
    const trainer = await trained(t, regression, { x, y }, place);
    const predicted = await trainer.predict(x);
    const right = predicted.filter((value, i) => (value > 0) === (y[i] > 0)).length;
    assert.equal((await trainer.evaluate({ x, y })).accuracy, right / 80);
  });
}

test("the calls that wait give what the others give", async (t) => {
  const trainer = await trained(t, classifier, data, { worker: false });
  const other = await trained(t, classifier, data, { worker: false });
  assert.deepEqual({ ...trainer.trainSync({ steps: 25 }), milliseconds: 0 }, { ...await other.train({ steps: 25 }), milliseconds: 0 });
  assert.deepEqual(trainer.predictSync(data.x), await other.predict(data.x));
  const grid = { bounds: [-1, -1, 1, 1], width: 9, height: 5 };
  assert.deepEqual(trainer.fieldSync(grid), await other.field(grid));
  assert.equal(trainer.trainSync({ epochs: 2 }).steps, 45);
  assert.ok(trainer.trainSync({ milliseconds: 5 }).steps > 45);
});
