import type { Spec } from "../../api";

// Two specs say the same if they are the same once defaults are left out and names are in order.

const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "dense": { activation: "linear", bias: true, frozen: false },
  "activation": { activation: "linear" },
  "batch-norm": { momentum: 0.1, epsilon: 1e-5, frozen: false },
  "layer-norm": { epsilon: 1e-5, frozen: false },
};
const alphas: Readonly<Record<string, number>> = { "leaky-relu": 0.01, "elu": 1 };

export function canonical(spec: Spec): string {
  const { loss = "mse", optimizer = { type: "sgd" }, ...rest } = spec;
  return JSON.stringify(ordered({
    seed: 1, batchSize: 10, shuffle: true, weightAverage: 0, schedule: { type: "constant" },
    ...rest,
    version: 1,
    loss: typeof loss === "string" ? { type: loss } : loss,
    optimizer,
    regularizer: { l1: 0, l2: 0, ...spec.regularizer },
    clip: { norm: 0, tensorNorm: 0, value: 0, ...spec.clip },
  }));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  const own = typeof record["type"] === "string" ? (defaults[record["type"]] ?? {}) : {};
  const entries = Object.entries(record)
    .map(([name, each]) => [name, name === "activation" ? activation(each) : ordered(each)] as const)
    .filter(([name, each]) => each !== undefined && own[name] !== each);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function activation(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return given;
  const { type, alpha } = given as { type: string; alpha?: number };
  return alpha === undefined || alpha === alphas[type] ? type : { type, alpha };
}
