// Backdraw as a contestant of ../../../shared/peers (the contract is its README): everything through the public API of
// dist/backdraw-trainer.js, in the page's own thread, or in several workers.
import { createTrainer, loadProduct, preload } from "../../dist/backdraw-trainer.js";

/** The workloads whose steps are large enough to be shared among workers. */
export const shared = ["W3", "W4", "W5", "W5r"];

/** The network of W4. */
export function convolutional(spec) {
  const { filters, kernel } = spec;
  return digitsNetwork(spec, {
    input: [1, 28, 28],
    layers: [
      ...filters.flatMap((each) => [
        { type: "conv2d", filters: each, kernel, padding: "same", activation: "relu" },
        { type: "max-pool2d", size: 2 },
      ]),
      { type: "flatten" },
      { type: "dense", units: 10 },
    ],
  });
}

/** An adapter: its exports, by name. Another `create` may begin with other weights (learnt.mjs). */
export function contestant(workers = 1, create = createTrainer) {
  const here = workers > 1 ? { workers } : { worker: false };

  /** A training workload of `steps` in all, several in a call where each call goes to workers. */
  function training(trainer, h, { batch, steps, together, evaluate }) {
    const each = workers > 1 ? together : 1;
    return h.train({
      step: workers > 1 ? () => trainer.train({ steps: each }) : () => { trainer.trainSync({ steps: each }); },
      samplesPerStep: batch * each,
      totalSteps: steps / each,
      warmupSteps: Math.ceil(h.spec.warmupSteps / each),
      evaluate,
    });
  }

  async function spirals(data, spec) {
    const trainer = await create({
      input: [spec.dims[0]],
      layers: dense(spec.dims, "tanh", "tanh"),
      loss: "half-mse",
      optimizer: { type: "sgd", learningRate: spec.lr },
      batchSize: spec.batch,
      shuffle: false,
    }, here);
    await trainer.setData(data);
    return trainer;
  }

  async function digits(data, h, network) {
    const { spec } = h, whole = Math.floor(spec.train / spec.batch) * spec.batch;
    const trainer = await create(network, here);
    await trainer.setData({ x: data.trainX.subarray(0, whole * 784), y: data.trainY.subarray(0, whole) });
    return training(trainer, h, {
      batch: spec.batch, steps: spec.epochs * (whole / spec.batch), together: 25,
      evaluate: () => score(trainer, data.testX, 784, data.testY),
    });
  }

  async function characters(data, h) {
    const { seq, batch, hidden, lr, cell, steps } = h.spec, vocabulary = data.vocab;
    const trainer = await create({
      input: ["T", vocabulary],
      layers: [{ type: cell, units: hidden, returnSequences: true }, { type: "dense", units: vocabulary }],
      loss: "cross-entropy",
      optimizer: { type: "adam", learningRate: lr },
      batchSize: batch,
      shuffle: false,
    }, here);
    const join = (name) => Int32Array.from(data.batches.flatMap((each) => Array.from(each[name])));
    await trainer.setData({ x: oneHot(join("x"), vocabulary), y: join("y"), shape: [data.batches.length * batch, seq, vocabulary] });
    const { heldOut } = data;
    return training(trainer, h, {
      batch: batch * seq, steps, together: 5,
      evaluate: () => trainer.evaluate({ x: oneHot(heldOut.x, vocabulary), y: heldOut.y, shape: [batch, seq, vocabulary] }),
    });
  }

  return {
    init() {
      void preload();
      const note = workers > 1 ? "float32, lanes over the batch; train, each batch split over the workers" : "float32, lanes over the batch; trainSync, predictSync";
      return Promise.resolve({ threads: workers, note });
    },

    async W1(data, h) {
      const { spec } = h, trainer = await spirals({ x: data.x, y: data.y }, spec), steps = spec.n / spec.batch;
      return h.train({
        step: () => { trainer.trainSync({ steps }); },
        samplesPerStep: spec.n,
        totalSteps: spec.epochs,
        warmupSteps: Math.ceil(spec.warmupSteps / steps),
        evaluate: async () => {
          const out = trainer.predictSync(data.x);
          let loss = 0, right = 0;
          for (let i = 0; i < spec.n; i++) {
            loss += 0.5 * (out[i] - data.y[i]) ** 2;
            if (Math.sign(out[i]) === Math.sign(data.y[i])) right++;
          }
          return { loss: loss / spec.n, accuracy: right / spec.n };
        },
      });
    },

    async W2(data, h) {
      const trainer = await spirals({ x: data.x, y: data.y }, h.spec);
      return h.repeat(() => trainer.predictSync(data.grid)[0]);
    },

    W3(data, h) {
      return digits(data, h, digitsNetwork(h.spec, { input: [784], layers: dense(h.spec.dims, "relu", "linear") }));
    },

    W4(data, h) { return digits(data, h, convolutional(h.spec)); },

    W5: characters,
    W5r: characters,

    async W6({ a, b, n }, h) {
      // As the peers do, the matrices lie in the program's memory before the clock runs.
      const { multiply } = (await loadProduct()).hold(a, b, n, n, n);
      const r = await h.repeat(() => multiply()[0], { min: 3 });
      return { ...r, gflops: (2 * n ** 3) / r.medianMs / 1e6 };
    },

    async W7(data, h) {
      const trainer = await spirals({ x: data.x, y: data.y }, h.spec);
      trainer.trainSync({ steps: 1 });
      return {};
    },
  };
}

/** Adds up to a mean over examples, a part at a time. */
async function score(trainer, x, width, y, part = 500) {
  let loss = 0, right = 0;
  for (let from = 0; from < y.length; from += part) {
    const labels = y.subarray(from, from + part);
    const e = await trainer.evaluate({ x: x.subarray(from * width, (from + labels.length) * width), y: labels });
    loss += e.loss * labels.length;
    right += e.accuracy * labels.length;
  }
  return { loss: loss / y.length, accuracy: right / y.length };
}

function dense(dims, activation, last) {
  return dims.slice(1).map((units, i) => ({ type: "dense", units, activation: i + 2 < dims.length ? activation : last }));
}

function digitsNetwork({ lr, momentum, batch }, network) {
  return {
    ...network,
    loss: "cross-entropy",
    optimizer: { type: "sgd", learningRate: lr, momentum },
    batchSize: batch,
    shuffle: false,
  };
}

/** One-hot rows, as the peers feed them. */
function oneHot(ids, vocabulary) {
  const rows = new Float32Array(ids.length * vocabulary);
  ids.forEach((id, i) => { rows[i * vocabulary + id] = 1; });
  return rows;
}
