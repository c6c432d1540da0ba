// What queues, what is answered in between, how training reports and how it is stopped.
import assert from "node:assert/strict";
import test from "node:test";
import { isDeepStrictEqual } from "node:util";
import { classifier, placeName, places, refused, sleep, teams, threeClasses, trained } from "./networks.mjs";

const data = threeClasses(60);
const forever = { milliseconds: Infinity };

/** Waits until training has moved the weights from what they were. */
async function leaves(trainer, parameters) {
  let same = true;
  for (let turn = 0; same && turn < 2000; turn++) {
    await sleep(5);
    same = isDeepStrictEqual(await trainer.getParameters(), parameters);
  }
  assert.ok(!same, "the weights have not moved");
}

for (const place of [...places, ...teams]) {
  const name = (what) => `${what} ${placeName(place)}`;

  test(name("train, evaluate and checkGradients queue behind one another"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const finished = [];
    const log = (what) => (value) => { finished.push(what); return value; };
    const [, evaluation, , report] = await Promise.all([
      trainer.train({ epochs: 40 }).then(log("train")),
      trainer.evaluate(data).then(log("evaluate")),
      trainer.checkGradients({ x: data.x.slice(0, 4), y: data.y.slice(0, 2) }).then(log("check")),
      trainer.train({ steps: 1 }).then(log("step")),
    ]);
    assert.deepEqual(finished, ["train", "evaluate", "check", "step"]);
    assert.equal(report.steps, 40 * 6 + 1);
    const alone = await trained(t, classifier, data, place);
    await alone.train({ epochs: 40 });
    assert.deepEqual(evaluation, await alone.evaluate(data));
  });

  test(name("other calls are answered while training runs"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const stop = new AbortController();
    let running = true;
    const training = trainer.train({ ...forever, signal: stop.signal }).catch((error) => { running = false; return error; });
    const first = await trainer.predict(data.x);
    await sleep(20);
    await trainer.update({ optimizer: { learningRate: 0.001 } });
    await trainer.setData(threeClasses(90));
    const field = await trainer.field({ bounds: [-1, -1, 1, 1], width: 2, height: 2 });
    assert.equal(field.values.length, 12);
    await trainer.setParameters({ "layers[1].b": { mask: [0, 1, 1] } });
    const bytes = await trainer.save();
    await trainer.load(bytes);
    assert.equal((await trainer.getParameters())["layers[1].b"].data[0], 0);
    assert.notDeepEqual(await trainer.predict(data.x), first);
    assert.ok(running, "training still runs");
    stop.abort();
    const error = await training;
    assert.equal(error.code, "aborted");
    assert.equal(error.report.learningRate, 0.001);
  });

  test(name("reset in the middle of training trains on from the first weights"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const first = await trainer.getParameters();
    const stop = new AbortController();
    const training = trainer.train({ ...forever, signal: stop.signal }).catch((error) => error);
    await leaves(trainer, first);
    // At a rate of zero the weights stay what reset made them, however many steps come before the next call.
    await trainer.update({ optimizer: { learningRate: 0 } });
    await trainer.reset();
    assert.deepEqual(await trainer.getParameters(), first);
    await trainer.update({ optimizer: { learningRate: 0.02 } });
    await leaves(trainer, first);
    stop.abort();
    assert.equal((await training).code, "aborted");
  });

  test(name("an abort keeps the completed steps and leaves the trainer usable"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const stop = new AbortController(), training = trainer.train({ ...forever, signal: stop.signal, onProgress: () => { stop.abort(); } });
    const { report } = await refused(() => training, "aborted");
    assert.ok(report.steps > 0 && report.milliseconds > 0, JSON.stringify(report));
    assert.equal((await trainer.train({ steps: 5 })).steps, report.steps + 5);
  });

  test(name("an abort reaches a call that waits, and one whose signal is aborted already"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const stop = new AbortController(), end = new AbortController();
    const first = trainer.train({ ...forever, signal: end.signal }), second = trainer.train({ ...forever, signal: stop.signal });
    const settled = [];
    void first.catch(() => settled.push("first"));
    void second.catch(() => settled.push("second"));
    await trainer.predict(data.x);
    stop.abort();
    const { report } = await refused(() => second, "aborted");
    await leaves(trainer, await trainer.getParameters());
    end.abort();
    const { report: last } = await refused(() => first, "aborted");
    assert.ok(report.steps <= last.steps, `${report.steps} and ${last.steps}`);
    assert.deepEqual(settled, ["second", "first"]);
    const third = await refused(() => trainer.train({ steps: 3, signal: AbortSignal.abort() }), "aborted");
    assert.equal(third.report.steps, last.steps);
  });

  test(name("progress comes after every so many steps, at most 60 times a second"), async (t) => {
    const trainer = await trained(t, classifier, { ...data, testX: data.x, testY: data.y }, place);
    const reports = [], stop = new AbortController(), began = performance.now();
    const { report: last } = await refused(() => trainer.train({
      ...forever, every: 7, signal: stop.signal, onProgress: (report) => { if (reports.push(report) === 6) stop.abort(); },
    }), "aborted");
    const seconds = (performance.now() - began) / 1000;
    assert.ok(reports.length <= 60 * seconds + 1, `${reports.length} reports in ${seconds} s`);
    for (const report of reports) {
      assert.equal(report.steps % 7, 0);
      assert.equal(typeof report.testLoss, "number");
    }
    assert.ok(reports.every((report, i) => i === 0 || report.steps > reports[i - 1].steps));
    assert.ok(reports.at(-1).steps <= last.steps);
    assert.ok((await trainer.train({ steps: 20, onProgress: () => {} })).steps === last.steps + 20);
  });

  test(name("what onProgress throws ends training and comes out of train"), async (t) => {
    const trainer = await trained(t, classifier, data, place);
    const thrown = new RangeError("from the caller");
    let calls = 0;
    await assert.rejects(trainer.train({ ...forever, onProgress: () => { calls++; throw thrown; } }), (error) => error === thrown);
    assert.equal(calls, 1);
    assert.ok((await trainer.train({ steps: 1 })).steps > 1);
  });

  test(name("two trainers compute at once and do not mix"), async (t) => {
    const [a, b] = await Promise.all([trained(t, classifier, data, place), trained(t, { ...classifier, seed: 9 }, data, place)]);
    const alone = await trained(t, classifier, data, place);
    await Promise.all([a.train({ steps: 200 }), b.train({ steps: 100 }), a.predict(data.x), b.predict(data.x)]);
    await alone.train({ steps: 200 });
    assert.deepEqual(await a.getParameters(), await alone.getParameters());
    assert.notDeepEqual(await a.getParameters(), await b.getParameters());
  });
}

test("trainSync does not cut into a training that is under way", async (t) => {
  const trainer = await trained(t, classifier, data, { worker: false });
  const training = trainer.train({ epochs: 3 });
  await refused(() => trainer.trainSync({ steps: 1 }), "invalid-argument");
  assert.equal(trainer.predictSync(data.x).length, 180);
  await training;
  assert.equal(trainer.trainSync({ steps: 1 }).steps, 19);
});
