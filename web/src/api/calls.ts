import type {
  CheckProgress, Evaluation, FieldResult, GradientCheck, Parameter, Report, Spec, SpecPatch, Trace, TrainLimits,
} from "./types";
import type { ErrorCode } from "./error";
import type { Compiled } from "./module";
import type { Place } from "./team";

/** Examples on their way to the engine: whatever was given, as the two kinds of number that it knows. */
export interface ExampleSet {
  readonly x: Float32Array | Int32Array;
  readonly y?: Float32Array | Int32Array;
  readonly shape?: readonly number[] | undefined;
  readonly lengths?: Int32Array | undefined;
}

export interface DataSets { readonly train: ExampleSet; readonly test?: ExampleSet | undefined }

export interface TrainCall extends TrainLimits {
  readonly gradientNorms: boolean;
  readonly progress: boolean;
  readonly every: number | undefined;
  readonly checkpointMilliseconds: number;
  /** Its signal was aborted before the call: no step is run. */
  readonly aborted: boolean;
}

export interface CheckCall extends ExampleSet {
  readonly most: number;
  readonly progress: boolean;
  /** As that of a train. */
  readonly aborted: boolean;
}
export interface PredictCall extends ExampleSet { readonly logits: boolean; readonly from: number; readonly to: number }

export interface FieldCall {
  readonly bounds: readonly number[];
  readonly width: number;
  readonly height: number;
  /** -1: the last. */
  readonly layer: number;
  /** -1: all. */
  readonly unit: number;
}

export interface GenerateCall {
  readonly prompt: Int32Array; readonly length: number; readonly temperature: number; readonly seed: number;
}

export interface NamedChange {
  readonly path: string;
  readonly value?: Float32Array | undefined;
  readonly mask?: Float32Array | undefined;
  readonly frozen?: Float32Array | undefined;
}

/**
 * What a trainer is after a change, and the bytes that it goes on from should its worker be lost; none where its spec and its
 * data still say all of it.
 */
export interface Changed {
  /** After an update or a load, which change it. */
  readonly spec: Spec | undefined;
  readonly parameters: number;
  /** 0 where there are no data. */
  readonly stepsPerEpoch: number;
  readonly checkpoint: Uint8Array | undefined;
}

/** Every call of the engine: what it takes and what it gives. */
export interface Calls {
  setData: { takes: DataSets; gives: Changed };
  train: { takes: TrainCall; gives: Report };
  evaluate: { takes: ExampleSet | undefined; gives: Evaluation };
  predict: { takes: PredictCall; gives: Float32Array };
  field: { takes: FieldCall; gives: FieldResult };
  trace: { takes: ExampleSet; gives: Trace };
  checkGradients: { takes: CheckCall; gives: GradientCheck };
  generate: { takes: GenerateCall; gives: Int32Array };
  update: { takes: SpecPatch; gives: Changed };
  getParameters: { takes: undefined; gives: Record<string, Parameter> };
  setParameters: { takes: readonly NamedChange[]; gives: Changed };
  save: { takes: undefined; gives: Uint8Array };
  load: { takes: Uint8Array; gives: Changed };
  reset: { takes: number | undefined; gives: Changed };
}
export type CallName = keyof Calls;

/** A call under way: its name and its arguments belong together. */
export type Call = { [N in CallName]: { readonly kind: "call"; readonly id: number; readonly name: N; readonly takes: Calls[N]["takes"] } }[CallName];

/** The first message: what a trainer is made of, anew or from a checkpoint. */
export interface Start {
  readonly kind: "start";
  readonly program: Compiled;
  readonly spec: string;
  readonly checkpoint: Uint8Array | undefined;
  readonly data: DataSets | undefined;
  /** The name of a lock that the worker holds for as long as it lives. */
  readonly lock: string | undefined;
  readonly team?: Place | undefined;
}

export interface Abort { readonly kind: "abort"; readonly id: number }
/** Makes Go panic: for tests of what happens then. */
export interface Panic { readonly kind: "panic" }
/** The second part of the program, in the same thread for whoever waits for it. */
export interface RestThere { readonly kind: "rest"; readonly url: string; readonly module: WebAssembly.Module }
export type ToEngine = Start | Call | Abort | Panic;

export interface ErrorMessage {
  readonly code: ErrorCode; readonly path: string; readonly message: string; readonly report?: Report | undefined;
}

export type FromEngine =
  | { readonly kind: "ready"; readonly parameters: number }
  /** The worker holds its lock. */
  | { readonly kind: "locked" }
  | { readonly kind: "failed"; readonly error: ErrorMessage }
  | { readonly kind: "result"; readonly id: number; readonly value: unknown }
  | { readonly kind: "error"; readonly id: number; readonly error: ErrorMessage }
  | { readonly kind: "progress"; readonly id: number; readonly report: Report | CheckProgress }
  | { readonly kind: "checkpoint"; readonly bytes: Uint8Array }
  | { readonly kind: "lost"; readonly reason: string };

export type Send = (message: FromEngine, transfer?: ArrayBuffer[]) => void;
