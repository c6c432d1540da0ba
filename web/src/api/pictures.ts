import { finite, integer, object, refuse, seed as checkedSeed } from "./check";
import { ask } from "./desk";
import type { TrainerOptions } from "./types";

// Pictures in the form of the MNIST database (core/ink): 28 x 28 numbers, row by row, paper 0, ink 1, the ink scaled
// into 20 x 20 with its centre of mass in the middle. All of it runs in the caller's thread.

/** The height and the width of a picture. */
export const pictureSide = 28;

type Options = Pick<TrainerOptions, "wasmURL">;

/** Strokes of a pen, in any unit, x to the right and y down. */
export interface DrawnStrokes {
  /** x, y and pressure (0 to 1; 0.5 without) of one point after another. At most 100,000 points. */
  points: Float32Array;
  /** How many points stand before the end of each stroke, ascending; the last is the number of points. */
  ends: Int32Array;
}

export interface GreyImage {
  /** 0, black, to 1, white, row by row. */
  grey: Float32Array;
  width: number;
  height: number;
}

/** How far an example may be from the one it was made of; what is left out is 0. */
export interface Variation {
  /** Pixels to each side, 0 to 8. */
  shift?: number;
  /** Degrees to each side, 0 to 180. */
  turn?: number;
  /** Share larger or smaller, 0 to 0.5. */
  scale?: number;
  /** Pixels sideways for each pixel of height, 0 to 1. */
  slant?: number;
  /** 0 to 1: by at most a pixel thicker, or by half of that thinner. */
  thicken?: number;
  /** Pixels to each side that places 9 pixels apart are moved, 0 to 4. */
  bend?: number;
}

async function picturesOf(name: string, takes: object, arrays: readonly ArrayBufferView[], { wasmURL }: Options): Promise<Float32Array<ArrayBuffer>> {
  const { bytes } = await ask(name, takes, arrays, wasmURL);
  return new Float32Array(bytes?.buffer as ArrayBuffer | undefined ?? new ArrayBuffer(0));
}

/** The picture of a drawing: neither its size nor its place nor the width of its pen matter. */
export async function rasterizeDrawing(drawing: DrawnStrokes, options: Options = {}): Promise<Float32Array<ArrayBuffer>> {
  const { points, ends } = object("drawing", drawing) as DrawnStrokes;
  if (!(points instanceof Float32Array)) refuse("points", points, "a Float32Array");
  if (!(ends instanceof Int32Array)) refuse("ends", ends, "an Int32Array");
  return picturesOf("rasterize", {}, [points, ends], options);
}

/** The picture of what is on an image, dark on light or light on dark. */
export async function normalizeImage(image: GreyImage, options: Options = {}): Promise<Float32Array<ArrayBuffer>> {
  const { grey, width, height } = object("image", image) as GreyImage;
  if (!(grey instanceof Float32Array)) refuse("grey", grey, "a Float32Array");
  return picturesOf("normalizeImage", { width: integer("width", width, 1, 4096), height: integer("height", height, 1, 4096) }, [grey], options);
}

/** Pictures of the 8 x 8 counts, 0 to 16, of the Optical Recognition of Handwritten Digits data set, 64 bytes each. */
export async function refineDigits(counts: Uint8Array, options: Options = {}): Promise<Float32Array<ArrayBuffer>> {
  if (!(counts instanceof Uint8Array)) refuse("counts", counts, "a Uint8Array");
  return picturesOf("refineDigits", {}, [counts], options);
}

/** A varied form of each picture; that of picture i depends on `seed` and i alone. */
export async function varyPictures(pictures: Float32Array, variation: Variation, seed = 1, options: Options = {}): Promise<Float32Array<ArrayBuffer>> {
  if (!(pictures instanceof Float32Array)) refuse("pictures", pictures, "a Float32Array");
  const { shift = 0, turn = 0, scale = 0, slant = 0, thicken = 0, bend = 0 } = object("variation", variation) as Variation;
  const wanted = { shift, turn, scale, slant, thicken, bend };
  for (const [name, value] of Object.entries(wanted)) finite(name, value);
  return picturesOf("varyPictures", { variation: wanted, seed: checkedSeed("seed", seed) ?? 1 }, [pictures], options);
}
