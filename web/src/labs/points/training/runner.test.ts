import assert from "node:assert/strict";
import test from "node:test";
import { BackdrawError, type Data, type ParameterChange, type Report, type Spec, type Trainer, type TrainOptions } from "../../../api";
import type { HeldWeight } from "../held";
import { Runner } from "./runner";

const spec: Spec = { input: [2], layers: [{ type: "dense", units: 1 }], optimizer: { type: "sgd", learningRate: 0.1 }, batchSize: 1 };
const data = (): Data => ({ x: new Float32Array(8), y: new Int32Array(4) });

/** A trainer that only keeps a record; `fail` is thrown by its next call of train. */
class Recorded {
  readonly calls: string[] = [];
  steps = 0;
  fail: BackdrawError | undefined;
  /** Of what is answered to new data. */
  delay: Promise<void> | undefined;
  closed = false;
  mask = Float32Array.of(1, 1);
  frozen = Float32Array.of(0, 0);
  w = Float32Array.of(5, 6);

  async getParameters(): Promise<object> {
    const { mask, frozen, w: data } = this;
    await turn();
    return { "layers[0].w": { shape: [1, 2], data, mask, frozen } };
  }
  async setParameters({ "layers[0].w": change }: Record<"layers[0].w", ParameterChange>): Promise<void> {
    const { value = this.w, mask = this.mask, frozen = this.frozen } = change as { value?: Float32Array<ArrayBuffer>; mask?: Float32Array<ArrayBuffer>; frozen?: Float32Array<ArrayBuffer> };
    Object.assign(this, { w: value, mask, frozen });
    await turn();
  }
  /** What is saved: the mask, what is frozen, and the weights. */
  async load(bytes: Uint8Array): Promise<void> {
    await turn();
    const numbers = Float32Array.from(bytes);
    Object.assign(this, { mask: numbers.slice(0, 2), frozen: numbers.slice(2, 4), w: numbers.slice(4) });
  }
  get held(): string { return [this.mask, this.frozen, this.w].join(" "); }

  async train({ steps, epochs, signal, onProgress }: TrainOptions): Promise<Report> {
    await turn();
    if (this.fail !== undefined) {
      const { fail } = this;
      this.fail = undefined;
      throw fail;
    }
    if (signal?.aborted) throw new BackdrawError("aborted", "", "aborted");
    const report = (): Report => ({ steps: this.steps, epochs: this.steps / 4, examples: this.steps, milliseconds: 1, loss: 1, learningRate: 0.1 });
    for (const end = this.steps + (steps ?? 4 * (epochs ?? 1)); this.steps < end - 1;) {
      this.steps++;
      onProgress?.(report());
    }
    this.steps++;
    return report();
  }

  async setData(): Promise<void> {
    await this.#note("setData");
    await this.delay;
    if (this.closed) throw new BackdrawError("closed", "", "closed");
  }
  async update(patch: object): Promise<void> { await this.#note(`update ${Object.keys(patch).join()}`); }
  async reset(seed?: number): Promise<void> {
    this.steps = 0;
    await this.#note(`reset ${seed}`);
  }
  close(): void { this.closed = true; }

  async #note(call: string): Promise<void> {
    this.calls.push(call);
    await turn();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, 1); });
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    if (holds()) return;
    await turn();
  }
  throw new Error(`never: ${what}`);
}

function open() {
  const trainers: Recorded[] = [];
  const offline = { is: false };
  const heard = { phase: "", reports: [] as Report[], faults: [] as BackdrawError[], rested: 0, fresh: 0, moved: 0, restedIn: new Set<string>() };
  const runner = new Runner(
    ({ layers }) => {
      if (offline.is) throw new BackdrawError("load-failed", "wasmURL", "offline");
      if (layers.length === 0) throw new BackdrawError("invalid-spec", "layers", "layers is empty");
      const trainer = new Recorded();
      trainers.push(trainer);
      return Promise.resolve(trainer as unknown as Trainer) as never;
    },
    {
      phase: (phase) => { heard.phase = phase; },
      ready: () => undefined,
      moved: () => { heard.moved++; },
      fresh: () => { heard.fresh++; },
      report: (report) => { heard.reports.push(report); },
      rested: () => {
        heard.rested++;
        heard.restedIn.add(heard.phase);
      },
      failed: (error) => { heard.faults.push(error); },
    },
  );
  runner.speed(300);
  return { runner, trainers, heard, offline };
}

test("a network is built, given its data, and steps when asked", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.advance({ kind: "steps", steps: 3 });
  await until("three steps", () => heard.rested === 1);
  assert.deepEqual([trainers.length, trainers[0]!.calls, trainers[0]!.steps], [1, ["setData"], 3]);
  runner.close();
});

test("while it plays, rates and data reach the same trainer; another structure is another trainer", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.play();
  await until("a report", () => heard.reports.length > 0);
  runner.want({ ...spec, optimizer: { type: "sgd", learningRate: 0.5 } }, data());
  await until("an update", () => trainers[0]!.calls.length === 3);
  assert.deepEqual(trainers[0]!.calls, ["setData", "update optimizer", "setData"]);
  runner.want({ ...spec, layers: [{ type: "dense", units: 2 }] }, data());
  await until("another trainer in training", () => (trainers[1]?.steps ?? 0) > 0);
  assert(trainers[0]!.closed && runner.playing);
  assert.equal(heard.fresh, 2);
  runner.close();
});

test("a network that is replaced while it is given data takes none of its successor, nor its play", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.play();
  await until("a report", () => heard.reports.length > 0);
  let answer = (): void => undefined;
  trainers[0]!.delay = new Promise((resolve) => { answer = resolve; });
  const wider = { ...spec, layers: [{ type: "dense" as const, units: 2 }] }, examples = data();
  runner.want(spec, examples);
  await until("new data on their way", () => trainers[0]!.calls.length === 2);
  runner.want(wider, examples);
  await until("the other network", () => trainers[0]!.closed);
  answer();
  await until("it in training, or a fault", () => (trainers[1]?.steps ?? 0) > 0 || heard.faults.length > 0);
  assert.deepEqual([heard.faults, runner.playing, trainers[1]!.calls, trainers.length], [[], true, ["setData"], 2]);
  runner.close();
});

test("reset goes back to the seed's weights and rests; restart plays on", async () => {
  const { runner, trainers, heard } = open();
  runner.want({ ...spec, seed: 7 }, data());
  runner.play();
  await until("a report", () => heard.reports.length > 0);
  runner.restart();
  await until("training again", () => trainers[0]!.calls.includes("reset 7") && trainers[0]!.steps > 0);
  runner.reset();
  await until("at rest", () => trainers[0]!.steps === 0 && trainers[0]!.calls.length === 3);
  assert.equal(runner.playing, false);
  runner.close();
});

test("a call that was aborted before its first step is no report", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.advance({ kind: "steps", steps: 2 });
  await until("two steps", () => heard.rested === 1);
  const { length } = heard.reports, last = heard.reports.at(-1)!;
  trainers[0]!.fail = new BackdrawError("aborted", "", "aborted", { ...last, milliseconds: 0 });
  runner.advance({ kind: "steps", steps: 1 });
  await until("rest", () => heard.rested === 2);
  assert.equal(heard.reports.length, length);
  trainers[0]!.fail = new BackdrawError("aborted", "", "aborted", { ...last, steps: last.steps + 1 });
  runner.advance({ kind: "steps", steps: 2 });
  await until("rest again", () => heard.rested === 3);
  assert.equal(heard.reports.length, length + 1);
  runner.close();
});

test("after a refused network all that is asked for reaches the one before it", async () => {
  const { runner, trainers, heard } = open();
  const refused = { ...spec, layers: [] };
  runner.want(spec, data());
  await until("a trainer", () => trainers.length === 1);
  runner.want(refused, data());
  await until("the refusal", () => heard.faults.length === 1);
  runner.want(refused, data());
  // Another rate does not make it better: it is not asked for, or refused, again.
  runner.want({ ...refused, batchSize: 7 }, data());
  runner.restart();
  await until("a reset", () => trainers[0]!.calls.some((call) => call.startsWith("reset")));
  runner.play();
  await until("training", () => trainers[0]!.steps > 0);
  assert.deepEqual([heard.faults.length, trainers.length, runner.standing(refused)], [1, 1, spec]);
  runner.close();
});

test("what is asked for without any network is dropped, and it is said again why there is none", async () => {
  const { runner, trainers, heard } = open();
  runner.want({ ...spec, layers: [] }, data());
  await until("the refusal", () => heard.faults.length === 1);
  // Nobody asked for anything.
  runner.speed(200);
  runner.want({ ...spec, layers: [], batchSize: 3 }, data());
  for (let i = 0; i < 5; i++) await turn();
  assert.equal(heard.faults.length, 1);
  runner.restart();
  runner.advance({ kind: "steps", steps: 1 });
  runner.play();
  await until("the refusal again", () => heard.faults.length > 1);
  assert.deepEqual([runner.playing, heard.faults.at(-1)], [false, heard.faults[0]]);
  runner.want(spec, data());
  await until("a trainer", () => trainers.length === 1);
  runner.close();
});

test("a network whose program did not load is made where it is asked for again", async () => {
  const { runner, trainers, heard, offline } = open();
  offline.is = true;
  runner.want(spec, data());
  await until("the fault", () => heard.faults.length === 1);
  runner.play();
  await until("the fault again", () => heard.faults.length === 2);
  assert.deepEqual([runner.playing, trainers.length, heard.phase], [false, 0, "failed"]);
  offline.is = false;
  runner.speed(300);
  for (let i = 0; i < 5; i++) await turn();
  assert.equal(trainers.length, 0);
  runner.advance({ kind: "steps", steps: 1 });
  await until("the step", () => trainers[0]?.steps === 1);
  runner.play();
  await until("training", () => trainers[0]!.steps > 1);
  assert.deepEqual([trainers.length, heard.faults.length], [1, 2]);
  runner.close();
});

test("a pause between two slices is rest, and so is one for want of data", async () => {
  const { runner, heard } = open();
  // A step each quarter of a second: between them nothing is trained.
  runner.speed(1);
  const examples = data();
  // It waits no longer for the next slice, and finds that there is nothing to train.
  const starve = (): void => { runner.want(spec, undefined); runner.speed(1); };
  const ways = [{}, { after: () => { runner.want(spec, undefined); } }, { before: starve }];
  for (const { before, after } of ways) {
    runner.want(spec, examples);
    runner.play();
    const { length } = heard.reports;
    await until("training", () => heard.reports.length > length && heard.phase === "training");
    for (let i = 0; i < 5; i++) await turn();
    before?.();
    for (let i = 0; i < 5; i++) await turn();
    runner.pause();
    after?.();
    await until("rest", () => heard.phase === "resting");
  }
  assert.deepEqual([ways.length, ...heard.restedIn], [3, "resting"]);
  runner.close();
});

test("a pause while data are given is rest, and is told as such", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.play();
  await until("a report", () => heard.reports.length > 0);
  let answer = (): void => undefined;
  trainers[0]!.delay = new Promise((resolve) => { answer = resolve; });
  runner.want(spec, data());
  let still = 0;
  for (let steps = 0; still < 20; still = steps === trainers[0]!.steps ? still + 1 : 0, steps = trainers[0]!.steps) await turn();
  runner.pause();
  answer();
  await until("rest", () => heard.phase === "resting");
  assert.equal(heard.rested, 1);
  runner.close();
});

test("a network that is loaded has what is wanted switched off and held, whatever was when it was saved", async () => {
  const { runner, trainers } = open();
  const examples = data(), off: HeldWeight = { block: 0, to: 0, from: 0, value: "off" }, fixed: HeldWeight = { block: 0, to: 0, from: 1, value: 2 };
  const load = async (...bytes: number[]): Promise<string> => {
    let loaded = false;
    runner.restore({ bytes: Uint8Array.from(bytes), spec, epochs: 1, then: () => { loaded = true; } });
    await until("what was saved", () => loaded);
    return trainers[0]!.held;
  };
  runner.want(spec, examples, [off, fixed]);
  await until("both", () => trainers[0]?.held === "0,1 0,1 5,2");
  assert.equal(await load(1, 1, 0, 0, 7, 8), "0,1 0,1 7,2");
  assert.equal(await load(1, 0, 1, 0, 7, 8), "0,1 0,1 7,2");
  runner.want(spec, examples, [fixed]);
  await until("it switched on", () => trainers[0]!.held === "1,1 0,1 7,2");
  assert.equal(await load(0, 1, 0, 1, 7, 9), "1,1 0,1 7,2");
  runner.want(spec, examples, []);
  await until("none", () => trainers[0]!.held === "1,1 0,0 7,2");
  assert.equal(await load(0, 1, 0, 1, 7, 9), "1,1 0,0 7,9");
  runner.close();
});

test("what the last step of a call changed is looked at once, though it is reported twice", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  await until("a network", () => heard.moved > 0);
  const { moved } = heard;
  const trainer = trainers[0]!, train = trainer.train.bind(trainer);
  trainer.train = async (options) => {
    const report = await train(options);
    options.onProgress?.(report);
    return report;
  };
  runner.advance({ kind: "steps", steps: 2 });
  await until("rest", () => heard.rested === 1);
  // One more time for the rest that follows.
  assert.deepEqual([heard.reports.map(({ steps }) => steps), heard.moved - moved], [[1, 2, 2], 3]);
  runner.close();
});

test("weights change while it trains, until the last report of a call", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  assert.equal(runner.stepping, false);
  const seen: boolean[] = [];
  runner.events.report = () => { seen.push(runner.stepping); };
  for (const [steps, fault] of [[3, undefined], [2, "aborted"], [2, undefined]] as const) {
    if (fault !== undefined) trainers[0]!.fail = new BackdrawError(fault, "", fault);
    const { rested } = heard;
    runner.advance({ kind: "steps", steps });
    await until("rest", () => heard.rested > rested);
    assert.equal(runner.stepping, false);
  }
  assert.deepEqual(seen, [true, true, false, true, false]);
  runner.close();
});

test("off screen it waits", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.play();
  await until("a report", () => heard.reports.length > 0);
  runner.show(false);
  await turn();
  await turn();
  const { steps } = trainers[0]!;
  for (let i = 0; i < 80; i++) await turn();
  assert.equal(trainers[0]!.steps, steps);
  runner.show(true);
  await until("more steps", () => trainers[0]!.steps > steps);
  runner.close();
});

test("a lost worker is said and trained on with; a loss that is not finite stops", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, data());
  runner.play();
  await until("a report", () => heard.reports.length > 0);
  trainers[0]!.fail = new BackdrawError("worker-lost", "", "lost");
  await until("the fault", () => heard.faults.length === 1);
  const { steps } = trainers[0]!;
  await until("more steps", () => trainers[0]!.steps > steps);
  assert.deepEqual([runner.playing, trainers[0]!.calls], [true, ["setData", "setData"]]);
  trainers[0]!.fail = new BackdrawError("not-finite", "", "not finite");
  await until("the stop", () => heard.faults.length === 2);
  assert.deepEqual([runner.playing, heard.faults.map(({ code }) => code)], [false, ["worker-lost", "not-finite"]]);
  runner.close();
});

test("without data nothing trains", async () => {
  const { runner, trainers, heard } = open();
  runner.want(spec, undefined);
  runner.play();
  for (let i = 0; i < 60; i++) await turn();
  assert.deepEqual([trainers.length, heard.reports.length], [1, 0]);
  runner.close();
});
