import type { CreateTrainer, Data, Parameter, Spec, Trainer } from "../../../api";
import type { LandscapePath } from "../../../view/landscape/model";
import type { Field } from "../../../view";
import type { Checkpoint } from "../timeline/checkpoints";
import { filterNormalised, flat, principal, project, shareHeld, valuesAt, type Plane } from "./directions";

/** Cells on each side, coarse first, so that there is something to see soon. Odd, so that one cell is the network's own. */
const sizes = [9, 33] as const;
/** A path of more moments is as well told by these. */
const mostMoments = 60;
/** Around the path. */
const margin = 0.3;

export type Directions = "path" | "random";

export interface Ground {
  readonly trainer: Trainer;
  readonly spec: Spec;
  readonly data: Data;
  readonly checkpoints: readonly Checkpoint[];
}

export interface Found {
  readonly bounds: readonly [xMin: number, yMin: number, xMax: number, yMax: number];
  readonly field: Field;
  readonly path: LandscapePath;
  /** Of the path, that the plane holds. */
  readonly share: number;
  /** Whether the directions are the path's own. */
  readonly directions: Directions;
  /** At the network itself. */
  readonly loss: number;
  readonly done: number;
}

/** Measures the loss over the training data on a plane around a network, point by point, in a worker of its own. */
export class Survey {
  #trainer: Trainer | undefined;
  #closed = false;

  close(): void {
    this.#closed = true;
    this.#trainer?.close();
    this.#trainer = undefined;
  }

  /** `found` is called now and then on the way; false: it was closed. */
  async run(create: CreateTrainer, ground: Ground, wanted: Directions, seed: number, found: (found: Found) => void): Promise<boolean> {
    const bytes = await ground.trainer.save();
    const trainer = await create(ground.spec);
    if (this.#closed) {
      trainer.close();
      return false;
    }
    this.#trainer = trainer;
    const { x, y } = ground.data;
    await trainer.setData({ x, y, testX: x, testY: y });
    const chosen = thinned(ground.checkpoints);
    const moments: Float64Array[] = [];
    for (const checkpoint of chosen) {
      await trainer.load(checkpoint.bytes);
      moments.push(flat(await trainer.getParameters()));
    }
    await trainer.load(bytes);
    const parameters = await trainer.getParameters();
    const centre = flat(parameters);
    const ends = [...moments, centre];
    const own = wanted === "path" ? principal(ends) : undefined;
    const [first, second] = own ?? [filterNormalised(parameters, seed), filterNormalised(parameters, seed + 1)];
    const plane: Plane = { centre, first, second };
    const places = ends.map((point) => project(point, plane));
    const share = shareHeld(ends, plane);
    const bounds = own === undefined ? around(places, 1) : around(places, 0);
    const path: LandscapePath = { places, epochs: [...chosen.map(({ epochs }) => epochs), undefined] };
    const { loss } = await trainer.evaluate();
    const total = sizes.reduce((sum, size) => sum + size * size, 0);
    let done = 0;
    for (const size of sizes) {
      const values = new Float64Array(size * size);
      for (let i = 0; i < values.length; i++) {
        values[i] = await lossAt(trainer, plane, parameters, placeOf(i, size, bounds));
        done++;
        if (i % size === 0 && size > sizes[0]) found({ bounds, field: { width: size, height: size, channels: 1, values: filled(values, i, size) }, path, share, directions: own === undefined ? "random" : "path", loss, done: done / total });
      }
      found({ bounds, field: { width: size, height: size, channels: 1, values }, path, share, directions: own === undefined ? "random" : "path", loss, done: done / total });
    }
    this.close();
    return true;
  }
}

async function lossAt(trainer: Trainer, plane: Plane, parameters: Readonly<Record<string, Parameter>>, [a, b]: readonly [number, number]): Promise<number> {
  await trainer.setParameters(valuesAt(plane, a, b, parameters));
  return (await trainer.evaluate()).loss;
}

/** Rows that are not there yet look like the last that is. */
function filled(values: Float64Array, last: number, size: number): Float64Array {
  const copy = values.slice();
  const row = Math.floor(last / size);
  if (row === 0) return copy.fill(values[0]!);
  for (let i = row * size; i < copy.length; i++) copy[i] = values[(row - 1) * size + (i % size)]!;
  return copy;
}

/** The middle of a cell; row 0 is the uppermost. */
function placeOf(i: number, size: number, [xMin, yMin, xMax, yMax]: Found["bounds"]): readonly [number, number] {
  const [row, column] = [Math.floor(i / size), i % size];
  return [xMin + ((column + 0.5) / size) * (xMax - xMin), yMax - ((row + 0.5) / size) * (yMax - yMin)];
}

/** A square, with the network in its middle, that holds the path and `least` to each side. */
function around(places: readonly (readonly [number, number])[], least: number): Found["bounds"] {
  const reach = Math.max(least, ...places.flat().map((each) => Math.abs(each) * (1 + margin)), 1e-6);
  return [-reach, -reach, reach, reach];
}

function thinned(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  const count = Math.min(mostMoments, checkpoints.length);
  return Array.from({ length: count }, (_, i) => checkpoints[count === 1 ? 0 : Math.round((i * (checkpoints.length - 1)) / (count - 1))]!);
}
