import assert from "node:assert/strict";
import test from "node:test";
import type { Spec } from "../../api";
import { initialValues } from "../../state/field";
import { readFragment, writeFragment } from "../../state/fragment";
import { canonical } from "./canonical";
import type { Head } from "./head";
import { changed, type LayerDetail } from "./layer-details";
import { fittingLosses, losses, lossNumbers, type LossNumber } from "./losses";
import { optimizerNames, optimizerNumbers, optimizers, type OptimizerNumber } from "./optimizers";
import { initNames } from "./rows";
import { followerNames, rangesOf, scheduleNames, schedules, type ScheduleNumber } from "./schedules";
import { specOf, stateOfSpec } from "./spec";
import { activationNames, featureNames, pointsTable, type PointsState } from "./table";

// Whatever rows can say is read back from its spec as rows that say the same, and goes through a link unchanged.

const initial = initialValues(pointsTable);

/** Numbers in [0, 1), the same in every run. */
function source(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Draw {
  of<T>(all: readonly T[]): T;
  sometimes<T>(value: () => T): T | undefined;
  numbers<N extends string>(offered: Readonly<Partial<Record<N, number>>>, ranges: Readonly<Record<N, { minimum: number; maximum: number; whole?: boolean }>>): Partial<Record<N, number>>;
}

function draws(random: () => number): Draw {
  return {
    of: (all) => all[Math.floor(random() * all.length)]!,
    sometimes: (value) => (random() < 0.3 ? value() : undefined),
    numbers: (offered, ranges) => Object.fromEntries(Object.keys(offered).flatMap((name) => {
      if (random() < 0.5) return [];
      const { minimum, maximum, whole } = ranges[name as keyof typeof ranges];
      const value = minimum + random() * Math.min(1, maximum - minimum);
      return [[name, whole === true ? Math.max(minimum, Math.round(minimum + random() * Math.min(50, maximum - minimum))) : Number(value.toPrecision(3))]];
    })) as never,
  };
}

function drawState(draw: Draw, head: Head): PointsState {
  const layers = Array.from({ length: draw.of([0, 1, 2, 3]) }, () => draw.of([2, 2, 4, 8]));
  let details: readonly LayerDetail[] = [];
  for (let i = 0; i <= layers.length; i++) {
    const activation = draw.sometimes(() => draw.of(activationNames));
    const common = { frozen: draw.sometimes(() => true as const), biasless: draw.sometimes(() => true as const) };
    const own = i === layers.length ? {} : {
      activation, alpha: draw.sometimes(() => 0.3), dropout: draw.sometimes(() => draw.of([0.1, 0.5])),
      norm: draw.sometimes(() => draw.of(["batch", "layer"] as const)), residual: draw.sometimes(() => true as const),
    };
    details = changed(details, i, { ...common, ...own });
  }
  const optimizer = draw.of(optimizerNames);
  const schedule = draw.of(scheduleNames);
  const follower = draw.of(followerNames);
  const loss = draw.of(["auto" as const, ...fittingLosses(head)]);
  return {
    ...initial, layers, details, optimizer, schedule, follower, loss,
    activation: draw.of(activationNames), init: draw.of(initNames),
    features: draw.of([["x1", "x2"], ["x1"], ["x1", "x2", "radius"], featureNames] as const),
    fourier: draw.of([[], [], [3, 0.5, 7]]), normalize: draw.of([[], [], [0.1, -0.2, 2.5, 3]]),
    tuning: draw.numbers<OptimizerNumber>(optimizers[optimizer].numbers, optimizerNumbers),
    scheduling: draw.numbers<ScheduleNumber>(schedules[schedule].numbers, rangesOf(schedule)),
    following: draw.numbers<ScheduleNumber>(schedules[follower].numbers, rangesOf(follower)),
    lossNumbers: loss === "auto" ? {} : draw.numbers<LossNumber>(losses[loss], lossNumbers),
    rate: draw.of([0, 0.03, 1]), batch: draw.of([1, 10, 64]), seed: draw.of([1, 99]), shuffle: draw.of([true, false]),
    l1: draw.of([0, 0.001]), l2: draw.of([0, 0.1]), clipNorm: draw.of([0, 1]), clipTensor: draw.of([0, 2]), clipValue: draw.of([0, 0.5]), average: draw.of([0, 0.99]),
  };
}

test("states become specs, and specs the rows that say the same", () => {
  const draw = draws(source(7));
  let checked = 0;
  let asRows = 0;
  for (let round = 0; round < 600; round++) {
    const head = draw.of<Head>([{ kind: "values" }, { kind: "classes", classes: 2 }, { kind: "classes", classes: 5 }]);
    const state = drawState(draw, head);
    const spec = specOf(state, head);
    const read = { ...initial, ...stateOfSpec(spec) };
    assert.equal(canonical(specOf(read, head)), canonical(spec));
    if (read.spec === "") asRows++;
    checked++;

    const linked = { ...initial, ...readFragment(pointsTable, writeFragment(pointsTable, state)) };
    assert.equal(canonical(specOf(linked, head)), canonical(spec));
  }
  assert.equal(checked, 600);
  // All but a numeric loss on two classes, which reads as one on numbers, and what depends on it.
  assert(asRows > 590, `${asRows} of ${checked} specs are rows`);
});

test("links of before these rows say the same network", () => {
  const read = (link: string): PointsState => ({ ...initial, ...readFragment(pointsTable, link) });
  const two = { kind: "classes", classes: 2 } as const;
  assert.deepEqual(specOf(read("v=1&data=xor&layers=3&optimizer=momentum&seed=7"), two), {
    version: 1, input: [2], layers: [{ type: "dense", units: 3, activation: "tanh" }, { type: "dense", units: 1 }], loss: "binary-cross-entropy",
    optimizer: { type: "sgd", learningRate: 0.01, momentum: 0.9 }, seed: 7, batchSize: 10, regularizer: { l2: 0 },
  });
  const old: Spec = { input: [2], layers: [{ type: "dense", units: 1 }], loss: "hinge", optimizer: { type: "rmsprop", rho: 0.9 }, clip: { value: 1 } };
  const spec = specOf(read(`v=1&optimizer=sgd&rate=0.5&spec=${encodeURIComponent(JSON.stringify(old))}`), two);
  assert.deepEqual([spec.optimizer, spec.loss, spec.clip], [{ type: "rmsprop", rho: 0.9, learningRate: 0.5 }, "hinge", { value: 1 }]);
});

test("what no row can say is kept, and the rest are rows all the same", () => {
  const given: Spec = {
    input: [2], layers: [{ type: "dense", units: 3, activation: "relu" }, { type: "dense", units: 3 }], loss: { type: "cross-entropy", classWeights: [1, 2, 3] },
    optimizer: { type: "lion", weightDecay: 0.1 }, schedule: { type: "warmup", steps: 5, then: { type: "warmup", steps: 5 } },
  };
  const read = { ...initial, ...stateOfSpec(given) };
  assert.deepEqual([read.optimizer, read.tuning], ["lion", { weightDecay: 0.1 }]);
  const spec = specOf(read, { kind: "classes", classes: 3 });
  assert.equal(canonical(spec), canonical({ ...given, optimizer: { type: "lion", learningRate: 0.0001, weightDecay: 0.1 } }));
});
