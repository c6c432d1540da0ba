import type { Spec, SpecPatch } from "./spec";

export type * from "./spec";

/** Labels (class numbers from 0) or token ids. */
export type IntegerArray = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array;
/** Features, row-major, or token ids for an input that is ["T"]. */
export type Inputs = Float32Array | Int32Array;
/**
 * Targets: Float32Array of numbers, or under cross-entropy rows of probabilities; or an integer array of labels. One
 * target for each example or, where the network returns sequences, for each step.
 */
export type Targets = Float32Array | IntegerArray;

/** How the numbers of `x` are to be read. */
export interface Layout {
  /** With the number of examples first: [N,T,F] or [N,T] for sequences; may be left out for other inputs. */
  shape?: readonly number[] | undefined;
  /** Valid steps of each sequence; what lies past them is masked in loss and metrics. */
  lengths?: Int32Array | undefined;
}

export interface Examples extends Layout { x: Inputs; y: Targets }

/** Typed arrays are copied. */
export interface Data extends Examples {
  testX?: Inputs | undefined;
  testY?: Targets | undefined;
  testShape?: readonly number[] | undefined;
  testLengths?: Int32Array | undefined;
}

export interface Report {
  /** Since reset; `epochs` is a fraction. */
  steps: number;
  epochs: number;
  examples: number;
  /** Of this call. */
  milliseconds: number;
  /**
   * Mean over this call's batches of the last epoch at most, before each update, without the regularizer; 0 where it ran
   * none, as when it was aborted before its first step.
   */
  loss: number;
  testLoss?: number;
  accuracy?: number;
  testAccuracy?: number;
  learningRate: number;
  /** L2 norm of each layer's gradient in the last step, where asked for. */
  gradientNorms?: number[];
}

export interface TrainLimits {
  steps?: number | undefined;
  epochs?: number | undefined;
  milliseconds?: number | undefined;
}

/** Exactly one of `steps`, `epochs` and `milliseconds`. */
export interface TrainOptions extends TrainLimits {
  /** At most 60 times a second. */
  onProgress?: ((report: Report) => void) | undefined;
  /** Steps between progress calls; without it, as often as may be. */
  every?: number | undefined;
  /** Between checkpoints that a lost worker restarts from; 1000. */
  checkpointMilliseconds?: number | undefined;
  gradientNorms?: boolean | undefined;
  /** Stops between two steps: completed steps are kept, the call rejects with `aborted` and a report. */
  signal?: AbortSignal | undefined;
}

export interface TrainSyncOptions extends TrainLimits { gradientNorms?: boolean | undefined }

export interface Evaluation {
  loss: number;
  accuracy?: number;
  /** confusion[label][predicted], counts of examples (or steps). */
  confusion?: number[][];
  /** Coefficient of determination, where targets are numbers. */
  r2?: number;
}

export interface PredictOptions extends Layout {
  /** The loss's input instead of probabilities. */
  logits?: boolean | undefined;
  /** `x` is the input of this layer; 0. */
  from?: number | undefined;
  /** The output of this layer is returned; the last. */
  to?: number | undefined;
}

export interface FieldOptions {
  bounds: readonly [xMin: number, yMin: number, xMax: number, yMax: number];
  width: number;
  height: number;
  /** The output of this layer; the last, as predict gives it. */
  layer?: number | undefined;
  /** One channel alone. */
  unit?: number | undefined;
}

/** A swept 2-D input: row 0 at yMax, channel fastest: values[(row * width + column) * channels + channel]. */
export interface FieldResult { width: number; height: number; channels: number; values: Float32Array }

export interface Tensor { shape: number[]; data: Float32Array }
/** float32(value + update) is the next value. */
export interface TraceParameter { value: Tensor; gradient: Tensor; update: Tensor }
export interface TraceLayer {
  type: string;
  input: Tensor;
  preActivation?: Tensor;
  output: Tensor;
  /** Zeros where the input is token ids. */
  inputGradient: Tensor;
  preActivationGradient?: Tensor;
  outputGradient: Tensor;
  parameters: Record<string, TraceParameter>;
  /** Per step of a recurrent layer, by name: [N,T,H]. */
  states?: Record<string, Tensor>;
  stateGradients?: Record<string, Tensor>;
  /** Inside a residual. */
  layers?: TraceLayer[];
}
/** What the next training step would do with this batch. */
export interface Trace {
  loss: number;
  /** Of this step, as the schedule has it. */
  learningRate: number;
  layers: TraceLayer[];
}

export interface CheckOptions {
  /** Of a network with more parameters about so many are checked, spread over each tensor: each takes two passes over the examples. 20,000, at most. */
  most?: number | undefined;
  /** At most ten times a second. */
  onProgress?: ((progress: CheckProgress) => void) | undefined;
  /** Stops between two parameters: the call rejects with `aborted`. */
  signal?: AbortSignal | undefined;
}

/** So many parameters are checked, of those that will be. */
export interface CheckProgress { checked: number; of: number }

/** Backpropagation against central differences in float64; error = |a-n| / max(|a|, |n|, 0.001 * largest gradient). */
export interface GradientCheck {
  /** Here and of each layer without the parameters at a kink. */
  maxRelativeError: number;
  /** Parameters; all, but in large networks a sample of each tensor. */
  checked: number;
  /** Those of them at a kink: between the two sides of their difference the slope of the loss jumps, so that it is no derivative. */
  kinks: number;
  /** What has these kinks, as the spec calls it: "relu", "max-pool2d", "mae". */
  kinksOf: string[];
  perLayer: {
    path: string;
    maxRelativeError: number;
    /** `kinks` are those of `indices` at a kink. */
    parameters: { path: string; indices: number[]; analytic: number[]; numeric: number[]; kinks: number[] }[];
  }[];
}

export interface GenerateOptions {
  prompt: Int32Array | readonly number[];
  length: number;
  /** 0 takes the likeliest; 1. */
  temperature?: number | undefined;
  seed?: number | undefined;
}

export interface Parameter {
  shape: number[];
  data: Float32Array;
  /** 0 holds a weight at zero; where set. */
  mask?: Float32Array;
  /** 1 holds a weight as it is; where set. */
  frozen?: Float32Array;
}
export interface ParameterChange {
  value?: Float32Array | readonly number[] | undefined;
  mask?: Float32Array | readonly number[] | undefined;
  frozen?: Float32Array | readonly number[] | undefined;
}

export type SaveFormat = "backdraw" | "onnx" | "safetensors" | "pytorch" | "keras" | "go" | "javascript";

export interface TrainerOptions {
  /** Where the wasm is; beside backdraw.js. */
  wasmURL?: string | URL | undefined;
  /** Compute in a worker; true. */
  worker?: boolean | undefined;
  /**
   * Split each batch over that many workers, 1 to 16; 1. The same number gives the same bits everywhere; another number
   * differs by rounding, and with batch-norm by its statistics, which are those of each worker's share. It pays where a
   * step takes a millisecond or more.
   */
  workers?: number | undefined;
  /** Let workers exchange gradients through shared memory where the page is isolated; true. The bits are the same without. */
  sharedMemory?: boolean | undefined;
  /** Gives up loading. */
  signal?: AbortSignal | undefined;
}

/**
 * A network being trained. train, evaluate, generate and checkGradients queue behind one another; every other call is
 * answered between two steps of a running train. Every failure is a {@link BackdrawError}.
 */
export interface Trainer {
  /** The spec as it is now, with updates. */
  readonly spec: Spec;
  /** Their count. */
  readonly parameters: number;
  /** New data: weights, optimizer state and step count stay, a new epoch begins. */
  setData(data: Data): Promise<void>;
  train(options: TrainOptions): Promise<Report>;
  /** The test set by default. */
  evaluate(examples?: Examples): Promise<Evaluation>;
  predict(x: Inputs, options?: PredictOptions): Promise<Float32Array>;
  field(options: FieldOptions): Promise<FieldResult>;
  trace(examples: Examples): Promise<Trace>;
  checkGradients(examples: Examples, options?: CheckOptions): Promise<GradientCheck>;
  generate(options: GenerateOptions): Promise<Int32Array>;
  update(patch: SpecPatch): Promise<void>;
  /** What is trained. The running statistics of batch-norm are not: `save` has them. */
  getParameters(): Promise<Record<string, Parameter>>;
  setParameters(changes: Record<string, ParameterChange>): Promise<void>;
  save(format?: SaveFormat): Promise<Uint8Array>;
  load(bytes: Uint8Array): Promise<void>;
  /** The very same initial weights, or those of another seed. */
  reset(seed?: number): Promise<void>;
  /** Ends the trainer: pending and later calls reject with `closed`. */
  close(): void;
}

/** A trainer without a worker also computes while the caller waits. */
export interface SyncTrainer extends Trainer {
  trainSync(options: TrainSyncOptions): Report;
  predictSync(x: Inputs, options?: PredictOptions): Float32Array;
  fieldSync(options: FieldOptions): FieldResult;
}

export interface CreateTrainer {
  (spec: Spec, options: TrainerOptions & { worker: false }): Promise<SyncTrainer>;
  (spec: Spec, options?: TrainerOptions): Promise<Trainer>;
}
