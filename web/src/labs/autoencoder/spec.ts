import type { Layer, Spec } from "../../api";
import { pixels } from "../digits/examples";
import type { AutoencoderState } from "./table";

type Described = Pick<AutoencoderState, "form" | "units" | "denoise" | "noise" | "rate" | "seed">;

const relu = "relu";
/** Of the layer on either side of the bottleneck. */
const narrow = 32;

/** Pictures through two numbers and back: G. Hinton and R. Salakhutdinov (2006), Reducing the Dimensionality of Data with Neural Networks. */
export function specOf(state: Described): Spec {
  return {
    version: 1,
    seed: state.seed,
    input: [1, 28, 28],
    layers: [...encoder(state), ...decoder(state)],
    loss: "mse",
    optimizer: { type: "adam", learningRate: state.rate },
    weightAverage: 0.99,
    batchSize: 32,
  };
}

/** The number of the layer whose output are the two numbers. */
export function bottleneck(state: Described): number {
  return encoder(state).length - 1;
}

function encoder({ form, units, denoise, noise }: Described): Layer[] {
  const layers: Layer[] = form === "dense"
    ? [{ type: "average-pool2d", size: 2 }, { type: "flatten" }, { type: "dense", units, activation: relu }]
    : [
      { type: "conv2d", filters: 8, kernel: 5, stride: 2, padding: "same", activation: relu },
      { type: "conv2d", filters: 16, kernel: 3, stride: 2, padding: "same", activation: relu },
      { type: "flatten" },
    ];
  // After P. Vincent, H. Larochelle, Y. Bengio and P.-A. Manzagol (2008), Extracting and Composing Robust Features with Denoising Autoencoders.
  const noisy: Layer[] = denoise ? [{ type: "gaussian-noise", std: noise }] : [];
  return [...noisy, ...layers, { type: "dense", units: narrow, activation: relu }, { type: "dense", units: 2 }];
}

function decoder({ form, units }: Described): Layer[] {
  const wide: Layer[] = form === "dense"
    ? [{ type: "dense", units, activation: relu }, { type: "dense", units: pixels, activation: "sigmoid" }, { type: "reshape", shape: [1, 28, 28] }]
    : [
      { type: "dense", units: 392, activation: relu },
      { type: "reshape", shape: [8, 7, 7] },
      { type: "conv2d-transpose", filters: 8, kernel: 4, stride: 2, crop: 1, activation: relu },
      { type: "conv2d-transpose", filters: 1, kernel: 4, stride: 2, crop: 1, activation: "sigmoid" },
    ];
  return [{ type: "dense", units: narrow, activation: relu }, ...wide];
}
