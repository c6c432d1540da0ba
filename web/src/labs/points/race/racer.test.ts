import assert from "node:assert/strict";
import test from "node:test";
import { BackdrawError, type CreateTrainer, type Report, type TrainOptions } from "../../../api";
import { leader, Racer } from "./racer";

const spec = { input: [2], layers: [], batchSize: 2 };
const contender = { optimizer: "sgd", rate: 0.1, batch: 2, l2: 0 } as const;

/** Trainers that are stopped once by the signal, in the middle of an epoch. */
function stopping(loss: number, stopAt: number): CreateTrainer {
  let steps = 0;
  const report = (): Report => ({ steps, epochs: steps / 4, examples: 2 * steps, milliseconds: 5, loss, learningRate: 0.1 });
  const trainer = {
    setData: () => Promise.resolve(),
    setParameters: () => Promise.resolve(),
    train: ({ steps: wanted, signal }: TrainOptions) => {
      if (signal?.aborted === true) {
        steps += stopAt;
        return Promise.reject(new BackdrawError("aborted", "", "aborted", report()));
      }
      steps += wanted!;
      return Promise.resolve(report());
    },
    close: () => undefined,
  };
  return (() => Promise.resolve(trainer)) as unknown as CreateTrainer;
}

async function raced(loss: number, pausedAt?: number): Promise<Racer> {
  const racer = new Racer(contender, spec);
  await racer.prepare(stopping(loss, pausedAt ?? 0), { x: new Float32Array(14), y: new Int32Array(7) }, Promise.resolve({}));
  if (pausedAt !== undefined) await racer.run(3, AbortSignal.abort(), () => undefined);
  await racer.run(3, new AbortController().signal, () => undefined);
  return racer;
}

test("a racer ends at the same epoch whether it was paused within one or not", async () => {
  const [straight, paused] = [await raced(1), await raced(1, 6)];
  assert.equal(straight.moment!.epochs, 3);
  assert.equal(paused.moment!.epochs, 3);
  assert.equal(paused.milliseconds, 10);
  assert.deepEqual([...paused.history.epochs], [1.5, 3]);
});

test("who has the least loss leads, and who failed does not", async () => {
  const [slow, fast, failed] = [await raced(1), await raced(0.5), await raced(0.1)];
  failed.fault = new BackdrawError("not-finite", "", "no number");
  assert.equal(leader([slow, fast, failed]), fast);
  assert.equal(leader([new Racer(contender, spec)]), undefined);
});

test("a racer whose weights to start from cannot be had says why", async () => {
  const racer = new Racer(contender, spec);
  const fault = new BackdrawError("worker-lost", "", "the worker is gone");
  await racer.prepare(stopping(1, 0), { x: new Float32Array(14), y: new Int32Array(7) }, Promise.reject(fault));
  assert.equal(racer.fault, fault);
});
