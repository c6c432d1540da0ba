import { History } from "./chart/history";
import type { Field } from "./field";
import type { NetworkColumn } from "./network/model";
import type { PaintedPoints } from "./points-painter";

// Data that look like a lab's, for the gallery: a small network with fixed weights, spirals, losses.

/** Mulberry32 (Ettinger, 2017): numbers in [0, 1), the same every time. */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function sweep(size: number, channels: number, at: (x: number, y: number, out: Float32Array) => void): Field {
  const values = new Float32Array(size * size * channels);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const x = -6 + (12 * (column + 0.5)) / size;
      const y = 6 - (12 * (row + 0.5)) / size;
      at(x, y, values.subarray((row * size + column) * channels, (row * size + column + 1) * channels));
    }
  return { width: size, height: size, channels, values };
}

/** Probability of the second arm of a spiral. */
export function spiralField(size: number): Field {
  return sweep(size, 1, (x, y, out) => {
    const radius = Math.hypot(x, y);
    out[0] = 1 / (1 + Math.exp(-4 * Math.sin(Math.atan2(y, x) - radius * 1.15 + 0.4)));
  });
}

export function classField(size: number, classes: number): Field {
  const random = randomSource(5);
  const centres = Array.from({ length: classes }, () => [random() * 10 - 5, random() * 10 - 5] as const);
  return sweep(size, classes, (x, y, out) => {
    let sum = 0;
    centres.forEach(([cx, cy], c) => {
      out[c] = Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 4);
      sum += out[c];
    });
    for (let c = 0; c < classes; c++) out[c] = out[c]! / sum;
  });
}

export function numberField(size: number): Field {
  return sweep(size, 1, (x, y, out) => { out[0] = Math.sin(x * 0.7) * Math.cos(y * 0.5) + 0.1 * x; });
}

export function samplePoints(count: number, label: (x: number, y: number, i: number) => number, kind: PaintedPoints["kind"] = "classes"): PaintedPoints {
  const random = randomSource(9);
  const [x, y, target, test, wrong, selected] = Array.from({ length: 6 }, () => new Float32Array(count)) as [
    Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < count; i++) {
    x[i] = random() * 11.6 - 5.8;
    y[i] = random() * 11.6 - 5.8;
    target[i] = label(x[i]!, y[i]!, i);
    test[i] = random() < 0.3 ? 1 : 0;
    wrong[i] = random() < 0.06 ? 1 : 0;
    selected[i] = i === 3 || i === 4 ? 1 : 0;
  }
  return { count, x, y, kind, target, test, wrong, selected };
}

export function spiralPoints(perArm: number): PaintedPoints {
  const random = randomSource(4);
  const count = 2 * perArm;
  const [x, y, target, test, wrong] = Array.from({ length: 5 }, () => new Float32Array(count)) as [
    Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < count; i++) {
    const arm = i % 2;
    const radius = (Math.floor(i / 2) / perArm) * 5.6 + 0.2;
    const angle = radius * 1.15 - 0.4 + (arm === 0 ? -Math.PI / 2 : Math.PI / 2);
    x[i] = radius * Math.cos(angle) + (random() - 0.5) * 0.5;
    y[i] = radius * Math.sin(angle) + (random() - 0.5) * 0.5;
    target[i] = arm;
    test[i] = random() < 0.3 ? 1 : 0;
    wrong[i] = random() < 0.03 ? 1 : 0;
  }
  return { count, x, y, kind: "classes", target, test, wrong };
}

/** Columns of a tanh network on chosen features, its weights drawn at random. */
export function sampleNetwork(hidden: readonly number[], outputs: number, mapSize = 32, seed = 3): NetworkColumn[] {
  const random = randomSource(seed);
  const features: readonly (readonly [label: string, used: boolean, value: (x: number, y: number) => number])[] = [
    ["x₁", true, (x) => x / 4], ["x₂", true, (_, y) => y / 4], ["x₁²", false, (x) => (x * x) / 12 - 1],
    ["x₂²", false, (_, y) => (y * y) / 12 - 1], ["x₁x₂", true, (x, y) => (x * y) / 8], ["sin x₁", false, (x) => Math.sin(x)],
  ];
  const sizes = [3, ...hidden, outputs];
  const layers = sizes.slice(1).map((units, l) => ({
    units,
    weights: Float32Array.from({ length: units * sizes[l]! }, () => (random() + random() + random() - 1.5) * 2.4),
    bias: Float32Array.from({ length: units }, () => (random() - 0.5) * 1.4),
  }));
  const activations = layers.map(({ units }) => new Float32Array(units));
  const fields = layers.map(({ units }, layer) =>
    sweep(mapSize, units, (x, y, out) => {
      let input = Float32Array.from(features.filter(([, used]) => used).map(([, , value]) => value(x, y)));
      for (let l = 0; l <= layer; l++) {
        const { units: count, weights, bias } = layers[l]!;
        const inputs = input;
        for (let o = 0; o < count; o++) {
          let sum = bias[o]!;
          for (let i = 0; i < inputs.length; i++) sum += weights[o * inputs.length + i]! * inputs[i]!;
          activations[l]![o] = Math.tanh(sum);
        }
        input = activations[l]!;
      }
      out.set(input);
    }));
  return [
    {
      title: "Features",
      units: features.map(([label, used]) => ({ label, unused: !used })),
      field: sweep(mapSize, features.length, (x, y, out) => { features.forEach(([, , value], i) => { out[i] = value(x, y); }); }),
      scale: 1,
    },
    ...layers.map(({ units, weights, bias }, l): NetworkColumn => {
      const last = l === layers.length - 1;
      return {
        title: last ? "Output" : `Hidden ${l + 1}`,
        subtitle: last ? (outputs === 1 ? "sigmoid" : "softmax") : "tanh",
        units: Array.from({ length: units }, (_, i) => ({ label: String(i + 1), ...(last && outputs > 1 ? { mark: i } : {}) })),
        field: fields[l]!,
        scale: 1,
        weights,
        bias,
        resizable: !last,
      };
    }),
  ];
}

export function sampleHistory(moments: number, seed = 2): History {
  const random = randomSource(seed);
  const history = new History();
  for (let i = 0; i < moments; i++) {
    const epochs = (i * 400) / Math.max(moments, 300);
    const trend = 0.72 * Math.exp(-epochs / (40 + seed * 8)) + 0.02;
    history.push({
      epochs: epochs + 0.5,
      loss: trend * (0.85 + 0.3 * random()),
      ...(i % 5 === 0 ? { testLoss: trend * (1 + epochs / 700) * (0.9 + 0.3 * random()) } : {}),
      learningRate: 0.03 * 0.5 ** Math.floor(epochs / 100),
    });
  }
  return history;
}
