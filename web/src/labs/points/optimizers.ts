import type { Optimizer } from "../../api";
import type { Range } from "../../state/kinds";
import type { Settings } from "../../state/settings";

// The optimizers on offer: those of the spec, plain momentum and Nesterov's being kinds of sgd with names of their own.

const share: Range = { minimum: 0, maximum: 0.999999 };
const notNegative: Range = { minimum: 0, maximum: 1000 };
/** 0 is no, 1 is yes. */
const flag: Range = { minimum: 0, maximum: 1, whole: true };

export const optimizerNumbers = {
  momentum: share,
  rho: share,
  beta1: share,
  beta2: share,
  epsilon: { minimum: 1e-15, maximum: 1 },
  momentumDecay: notNegative,
  initialAccumulator: notNegative,
  centered: flag,
  weightDecay: { minimum: 0, maximum: 10 },
  decoupled: flag,
} as const satisfies Readonly<Record<string, Range>>;
export type OptimizerNumber = keyof typeof optimizerNumbers;

export const flags: ReadonlySet<string> = new Set(["centered", "decoupled"]);

interface Offer {
  readonly type: Optimizer["type"];
  /** The rate that it is first tried with. */
  readonly rate: number;
  /** Its numbers and their defaults. */
  readonly numbers: Settings<OptimizerNumber>;
  /** What is written always: it is what gives the offer its name. */
  readonly always?: { readonly momentum?: number; readonly nesterov?: true };
}

const decay = { weightDecay: 0, decoupled: 0 };
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

export const optimizers = {
  sgd: { type: "sgd", rate: 0.03, numbers: decay },
  momentum: { type: "sgd", rate: 0.01, numbers: { momentum: 0.9, ...decay }, always: { momentum: 0.9 } },
  nesterov: { type: "sgd", rate: 0.01, numbers: { momentum: 0.9, ...decay }, always: { momentum: 0.9, nesterov: true } },
  adagrad: { type: "adagrad", rate: 0.1, numbers: { initialAccumulator: 0, epsilon: 1e-10, ...decay } },
  adadelta: { type: "adadelta", rate: 1, numbers: { rho: 0.9, epsilon: 1e-6, ...decay } },
  rmsprop: { type: "rmsprop", rate: 0.01, numbers: { rho: 0.99, momentum: 0, centered: 0, epsilon: 1e-8, ...decay } },
  adam: { type: "adam", rate: 0.01, numbers: { ...adam, ...decay } },
  adamw: { type: "adamw", rate: 0.01, numbers: { ...adam, weightDecay: 0.01, decoupled: 1 } },
  amsgrad: { type: "amsgrad", rate: 0.01, numbers: { ...adam, ...decay } },
  radam: { type: "radam", rate: 0.01, numbers: { ...adam, ...decay } },
  nadam: { type: "nadam", rate: 0.01, numbers: { ...adam, momentumDecay: 0.004, ...decay } },
  lion: { type: "lion", rate: 0.001, numbers: { beta1: 0.9, beta2: 0.99, weightDecay: 0, decoupled: 1 } },
} as const satisfies Readonly<Record<string, Offer>>;
export type OptimizerName = keyof typeof optimizers;
export const optimizerNames = Object.keys(optimizers) as OptimizerName[];

export function optimizerOf(name: OptimizerName, learningRate: number, chosen: Settings<OptimizerNumber>): Optimizer {
  const { type, numbers, always }: Offer = optimizers[name];
  const own = Object.entries(chosen).filter(([number, value]) => number in numbers && numbers[number as OptimizerNumber] !== value);
  return { type, learningRate, ...always, ...Object.fromEntries(own.map(([number, value]) => [number, flags.has(number) ? value === 1 : value])) };
}

/** The spec's own default, where a spec names no rate. */
const defaultRates: Readonly<Record<string, number>> = { sgd: 0.03, adagrad: 0.01, adadelta: 1, rmsprop: 0.01, nadam: 0.002, lion: 0.0001 };

/** The rows that say an optimizer: whatever a spec gives has some. */
export function rowsOfOptimizer(given: Optimizer = { type: "sgd" }): { optimizer: OptimizerName; rate: number; tuning: Settings<OptimizerNumber> } {
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const optimizer: OptimizerName = given.type !== "sgd" ? given.type : given.nesterov === true ? "nesterov" : (given.momentum ?? 0) > 0 ? "momentum" : "sgd";
  const { numbers }: Offer = optimizers[optimizer];
  const tuning: Partial<Record<OptimizerNumber, number>> = {};
  for (const name of Object.keys(optimizerNumbers) as OptimizerNumber[]) {
    const value = fields[name] === undefined && name === "momentum" && optimizer === "nesterov" ? 0 : Number(fields[name]);
    if (name in numbers && Number.isFinite(value) && value !== numbers[name]) tuning[name] = value;
  }
  return { optimizer, rate: given.learningRate ?? defaultRates[given.type] ?? 0.001, tuning };
}
