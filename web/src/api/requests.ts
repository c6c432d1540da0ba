// Arguments as they are given, checked and turned into what the engine takes.

import { atLeast, finite, flag, integer, known, notMisspelt, object, readable, refuse, seed } from "./check";
import type { CheckCall, FieldCall, GenerateCall, NamedChange, PredictCall, TrainCall } from "./calls";
import { copyExamples, copyInputs, copyLayout } from "./examples";
import { BackdrawError } from "./error";
import { checkBytes } from "./limits";
import type {
  CheckOptions, Examples, FieldOptions, GenerateOptions, Inputs, ParameterChange, PredictOptions, TrainLimits, TrainOptions,
} from "./types";

const largest = 0x7fffffff;

const trainOptions: readonly (keyof TrainOptions)[] = ["steps", "epochs", "milliseconds", "onProgress", "every", "checkpointMilliseconds", "gradientNorms", "signal"];
const checkOptions: readonly (keyof CheckOptions)[] = ["most", "onProgress", "signal"];
const predictOptions: readonly (keyof PredictOptions)[] = ["shape", "lengths", "logits", "from", "to"];
const fieldOptions: readonly (keyof FieldOptions)[] = ["bounds", "width", "height", "layer", "unit"];
const generateOptions: readonly (keyof GenerateOptions)[] = ["prompt", "length", "temperature", "seed"];

/** Each takes two passes over the examples. */
const mostChecked = 20_000;

export function checkCall(examples: Examples, options: CheckOptions = {}): CheckCall {
  known("checkGradients", object("options", options), checkOptions);
  return {
    ...copyExamples(examples), most: integer("most", options.most ?? mostChecked, 1, mostChecked),
    progress: listens(options.onProgress), aborted: options.signal?.aborted ?? false,
  };
}

export function trainCall(options: TrainOptions): TrainCall {
  known("train", object("options", options), trainOptions);
  const { every, checkpointMilliseconds = 1000 } = options;
  return {
    ...trainLimits(options),
    aborted: options.signal?.aborted ?? false,
    gradientNorms: flag("gradientNorms", options.gradientNorms, false),
    progress: listens(options.onProgress),
    every: every === undefined ? undefined : integer("every", every, 1),
    checkpointMilliseconds: atLeast("checkpointMilliseconds", checkpointMilliseconds, 0, Infinity),
  };
}

function listens(onProgress: unknown): boolean {
  if (onProgress !== undefined && typeof onProgress !== "function") refuse("onProgress", onProgress, "a function");
  return onProgress !== undefined;
}

function trainLimits({ steps, epochs, milliseconds }: TrainLimits): TrainLimits {
  const given = [steps, epochs, milliseconds].filter((limit) => limit !== undefined).length;
  if (given !== 1) {
    throw new BackdrawError("invalid-argument", "steps", `${given === 0 ? "none" : "more than one"} of steps, epochs and milliseconds is given, want one`);
  }
  if (steps !== undefined) return { steps: steps === Infinity ? steps : integer("steps", steps, 1) };
  if (epochs !== undefined) return { epochs: epochs === Infinity ? epochs : integer("epochs", epochs, 1) };
  return { milliseconds: atLeast("milliseconds", milliseconds!, 0, Infinity) };
}

export function predictCall(x: Inputs, options: PredictOptions): PredictCall {
  notMisspelt(object("options", options), predictOptions, "invalid-argument"); // the set that has x may stand for its layout
  checkBytes("x", [x, options.lengths]);
  return { x: copyInputs("x", x), ...copyLayout(options), ...predictRange(options) };
}

/** For a call that is over before its caller goes on: nothing is copied. */
export function predictCallNow(x: Inputs, options: PredictOptions): PredictCall {
  notMisspelt(object("options", options), predictOptions, "invalid-argument"); // the set that has x may stand for its layout
  const own = x instanceof Float32Array || x instanceof Int32Array;
  if (!own || x.length === 0 || options.shape || options.lengths) return predictCall(x, options);
  checkBytes("x", [x]);
  return { x, ...predictRange(options) };
}

function predictRange({ logits, from = 0, to }: PredictOptions) {
  return {
    logits: flag("logits", logits, false),
    from: integer("from", from, 0, largest),
    to: to === undefined ? -1 : integer("to", to, 0, largest),
  };
}

export function fieldCall(options: FieldOptions): FieldCall {
  known("field", object("options", options), fieldOptions);
  const { bounds, width, height, layer, unit } = options;
  const sides = Array.from(object("bounds", bounds) as ArrayLike<number>, (each, i) => finite(`bounds[${i}]`, each));
  if (sides.length !== 4) refuse("bounds", bounds, "[xMin, yMin, xMax, yMax]");
  return {
    bounds: sides,
    width: integer("width", width, 1, largest),
    height: integer("height", height, 1, largest),
    layer: layer === undefined ? -1 : integer("layer", layer, 0, largest),
    unit: unit === undefined ? -1 : integer("unit", unit, 0, largest),
  };
}

export function generateCall(options: GenerateOptions): GenerateCall {
  known("generate", object("options", options), generateOptions);
  const { prompt, length, temperature = 1 } = options;
  object("prompt", prompt);
  return {
    prompt: readable("prompt", "invalid-argument", () => Int32Array.from(prompt, (id, i) => integer(`prompt[${i}]`, id, 0, largest))),
    length: integer("length", length, 1, largest),
    temperature: finite("temperature", atLeast("temperature", temperature, 0)),
    seed: seed("seed", options.seed) ?? 0,
  };
}

const changeable: readonly string[] = ["value", "mask", "frozen"];

function numbersOf(path: string, given: Float32Array | readonly number[]): Float32Array {
  if (given instanceof Float32Array) return readable(path, "invalid-argument", () => new Float32Array(given));
  if (!Array.isArray(given) && !ArrayBuffer.isView(given)) return refuse(path, given, "a Float32Array");
  return readable(path, "invalid-argument", () => Float32Array.from(given as ArrayLike<number>, (each: unknown, i) =>
    (typeof each === "number" ? each : refuse(`${path}[${i}]`, each, "a number"))));
}

export function parameterChanges(changes: Record<string, ParameterChange>): NamedChange[] {
  object("changes", changes);
  return Object.entries(changes).map(([path, change]) => {
    const unknown = Object.keys(object(path, change)).find((name) => !changeable.includes(name));
    if (unknown !== undefined) {
      throw new BackdrawError("invalid-argument", `${path}.${unknown}`, `${path}.${unknown} is no field, want ${changeable.join(", ")}`);
    }
    const numbers = (name: keyof ParameterChange) => {
      const given = change[name];
      if (given === undefined) return undefined;
      return numbersOf(`${path}.${name}`, given);
    };
    return { path, value: numbers("value"), mask: numbers("mask"), frozen: numbers("frozen") };
  });
}

/** A private copy of a saved model. */
export function modelBytes(bytes: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (bytes instanceof ArrayBuffer) return readable("bytes", "invalid-argument", () => new Uint8Array(bytes.slice(0)));
  if (!ArrayBuffer.isView(bytes) || bytes.BYTES_PER_ELEMENT !== 1) return refuse("bytes", bytes, "a Uint8Array");
  checkBytes("bytes", [bytes]);
  return readable("bytes", "invalid-argument", () => new Uint8Array(bytes));
}
