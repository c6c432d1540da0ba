/** The network spec, version 1: one JSON document that says what a network is and how it is trained. */

export type ActivationName =
  | "linear" | "relu" | "leaky-relu" | "elu" | "selu" | "gelu" | "gelu-tanh" | "silu" | "mish" | "sigmoid"
  | "hard-sigmoid" | "tanh" | "softplus" | "softsign" | "sin" | "softmax";
/** `alpha` is for leaky-relu (0.01) and elu (1). */
export type Activation = ActivationName | { type: ActivationName; alpha?: number };

export type InitName =
  | "glorot-uniform" | "glorot-normal" | "he-uniform" | "he-normal" | "lecun-uniform" | "lecun-normal"
  | "orthogonal" | "uniform" | "normal" | "zeros";

/** A number for both sides, or [height, width]. */
export type Size2D = number | readonly [height: number, width: number];
export type Padding = "valid" | "same" | readonly [top: number, bottom: number, left: number, right: number];

export type FeatureName =
  "x1" | "x2" | "x1^2" | "x2^2" | "x1*x2" | "sin(x1)" | "sin(x2)" | "cos(x1)" | "cos(x2)" | "radius";

interface Trained { frozen?: boolean }
interface Weighted extends Trained { init?: InitName; bias?: boolean }
interface Activated { activation?: Activation }
interface Recurrent extends Weighted {
  units: number;
  returnSequences?: boolean;
  bidirectional?: boolean;
  /** Gradients are cut at every k-th step; 0: never. */
  truncate?: number;
  /** The state is carried into the next batch of the same rows. */
  stateful?: boolean;
}

export interface Dense extends Weighted, Activated { type: "dense"; units: number }
export interface Conv2D extends Weighted, Activated {
  type: "conv2d"; filters: number; kernel: Size2D; stride?: Size2D; padding?: Padding; groups?: number;
}
export interface DepthwiseConv2D extends Weighted, Activated {
  type: "depthwise-conv2d"; kernel: Size2D; stride?: Size2D; padding?: Padding; multiplier?: number;
}
export interface SeparableConv2D extends Weighted, Activated {
  type: "separable-conv2d"; filters: number; kernel: Size2D; stride?: Size2D; padding?: Padding; multiplier?: number;
}
export interface Conv2DTranspose extends Weighted, Activated {
  type: "conv2d-transpose"; filters: number; kernel: Size2D; stride?: Size2D; crop?: Size2D; outputPadding?: Size2D;
}
export interface Upsample2D { type: "upsample2d"; factor: number }
export interface Pool2D { type: "max-pool2d" | "average-pool2d"; size: Size2D; stride?: Size2D }
export interface Flatten { type: "global-average-pool2d" | "flatten" }
export interface Reshape { type: "reshape"; shape: readonly number[] }
export interface ActivationLayer extends Activated { type: "activation" }
export interface Dropout { type: "dropout"; rate: number }
export interface GaussianNoise { type: "gaussian-noise"; std: number }
export interface BatchNorm extends Trained { type: "batch-norm"; momentum?: number; epsilon?: number }
export interface LayerNorm extends Trained { type: "layer-norm"; epsilon?: number }
export interface Features {
  type: "features"; names?: readonly FeatureName[]; fourier?: { count: number; scale: number; seed: number };
}
export interface Normalize { type: "normalize"; mean: number | readonly number[]; std: number | readonly number[] }
export interface Embedding extends Trained { type: "embedding"; vocabulary: number; units: number; init?: InitName }
export interface Rnn extends Recurrent { type: "rnn"; activation?: "tanh" | "relu" }
export interface Gated extends Recurrent { type: "gru" | "lstm" }
export interface Residual { type: "residual"; layers: readonly Layer[] }

export type Layer =
  | Dense | Conv2D | DepthwiseConv2D | SeparableConv2D | Conv2DTranspose | Upsample2D | Pool2D | Flatten | Reshape
  | ActivationLayer | Dropout | GaussianNoise | BatchNorm | LayerNorm | Features | Normalize | Embedding | Rnn | Gated
  | Residual;

export type Loss =
  | "mse" | "half-mse" | "mae" | "huber" | "binary-cross-entropy" | "cross-entropy" | "hinge"
  | { type: "mse" | "half-mse" | "mae" | "hinge" }
  | { type: "huber"; delta?: number }
  | { type: "binary-cross-entropy"; posWeight?: number }
  | {
    type: "cross-entropy"; labelSmoothing?: number; classWeights?: readonly number[]; normalizer?: "weights" | "count";
  };

interface Decaying { learningRate?: number; weightDecay?: number; decoupled?: boolean }
interface AdamLike extends Decaying { beta1?: number; beta2?: number; epsilon?: number }
/** Defaults are PyTorch's; sgd's learning rate is 0.03. */
export type Optimizer =
  | ({ type: "sgd"; momentum?: number; nesterov?: boolean } & Decaying)
  | ({ type: "adagrad"; initialAccumulator?: number; epsilon?: number } & Decaying)
  | ({ type: "adadelta"; rho?: number; epsilon?: number } & Decaying)
  | ({ type: "rmsprop"; rho?: number; momentum?: number; centered?: boolean; epsilon?: number } & Decaying)
  | ({ type: "adam" | "adamw" | "amsgrad" | "radam" } & AdamLike)
  | ({ type: "nadam"; momentumDecay?: number } & AdamLike)
  | ({ type: "lion"; beta1?: number; beta2?: number } & Decaying);

export type Schedule =
  | { type: "constant" }
  | { type: "step"; every: number; factor: number }
  | { type: "exponential"; factor: number }
  | { type: "inverse-time"; decay: number }
  | { type: "cosine"; steps: number; minimum?: number }
  | { type: "cosine-restarts"; steps: number; multiplier?: number; minimum?: number }
  | { type: "warmup"; steps: number; start?: number; then?: Schedule }
  | {
    type: "one-cycle"; steps: number; rise?: number; startDivisor?: number; finalDivisor?: number;
    anneal?: "cosine" | "linear";
  }
  | { type: "ema"; beta?: number; target: number }
  | { type: "plateau"; patience?: number; factor?: number; threshold?: number; cooldown?: number; minimum?: number };

/**
 * One example's shape: [F] features, [C,H,W] an image, ["T",F] a sequence of any length, ["T"] one of token ids.
 */
export type Input = readonly number[] | readonly ["T"] | readonly ["T", number];

/** Every field but `input` and `layers` has a default. Unknown fields and names are errors that name the path. */
export interface Spec {
  version?: 1;
  /** All randomness: initialisation, shuffling, dropout, noise. */
  seed?: number;
  input: Input;
  layers: readonly Layer[];
  loss?: Loss;
  optimizer?: Optimizer;
  schedule?: Schedule;
  regularizer?: { l1?: number; l2?: number };
  /** 0: off. */
  clip?: { norm?: number; tensorNorm?: number; value?: number };
  /** d of the exponential moving average of the weights; 0: off. */
  weightAverage?: number;
  batchSize?: number;
  shuffle?: boolean;
}

/**
 * What `update` takes: fields of the spec that keep the shapes. In an object the fields that are not named stay, unless
 * its `type` changes; null puts a field back to its default. `layers` is a list with one entry for each layer, {} or
 * null where nothing changes, or an object of entries by the number of the layer.
 */
export interface SpecPatch {
  seed?: number | null;
  loss?: Loss | { delta?: number; posWeight?: number; labelSmoothing?: number; classWeights?: readonly number[]; normalizer?: "weights" | "count" };
  layers?: readonly (LayerPatch | null)[] | Readonly<Record<number, LayerPatch | null>>;
  optimizer?: Partial<Optimizer> | null;
  schedule?: Partial<Schedule> | null;
  regularizer?: { l1?: number; l2?: number } | null;
  clip?: { norm?: number; tensorNorm?: number; value?: number } | null;
  weightAverage?: number | null;
  batchSize?: number | null;
  shuffle?: boolean | null;
}
type LayerPatch = Readonly<Record<string, unknown>>;
