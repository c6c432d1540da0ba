import type { Parameter } from "../../../api";

// Planes through the space of a network's parameters, as in Li, Xu, Taylor, Studer and Goldstein, "Visualizing the loss
// landscape of neural nets" (2018). A point of that space is one flat Float64Array, parameters in the order of their paths.

export interface Plane {
  readonly centre: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export function flat(parameters: Readonly<Record<string, Pick<Parameter, "data">>>): Float64Array {
  const all = Object.values(parameters);
  const point = new Float64Array(all.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of all) {
    point.set(data, at);
    at += data.length;
  }
  return point;
}

/** Values by path at centre + a first + b second. */
export function valuesAt({ centre, first, second }: Plane, a: number, b: number, parameters: Readonly<Record<string, Pick<Parameter, "data">>>): Record<string, { value: Float32Array }> {
  let at = 0;
  return Object.fromEntries(Object.entries(parameters).map(([path, { data }]) => {
    const value = Float32Array.from(data, (_, i) => centre[at + i]! + a * first[at + i]! + b * second[at + i]!);
    at += data.length;
    return [path, { value }];
  }));
}

/**
 * A random direction, each filter of it (a unit's incoming weights) as long as the network's own, zero for biases and
 * what else is no weight: at 1 along it each filter has moved by its own length.
 */
export function filterNormalised(parameters: Readonly<Record<string, Pick<Parameter, "data" | "shape">>>, seed: number): Float64Array {
  const next = normal(seed);
  const direction = new Float64Array(flat(parameters).length);
  let at = 0;
  for (const [path, { shape, data }] of Object.entries(parameters)) {
    const weights = /\.w[^.]*$/.test(path);
    const size = weights && shape.length > 1 ? data.length / shape[0]! : data.length;
    for (let from = 0; from < data.length; from += size) {
      if (!weights) continue;
      const drawn = Array.from({ length: size }, next);
      const own = norm(data.subarray(from, from + size));
      const scale = own / Math.max(norm(drawn), 1e-12);
      for (let i = 0; i < size; i++) direction[at + from + i] = drawn[i]! * scale;
    }
    at += data.length;
  }
  return direction;
}

/**
 * The two directions of unit length along which a path spreads most around its last point: the leading principal
 * components, by power iteration on the matrix of inner products. Undefined where the path has no two.
 */
export function principal(path: readonly Float64Array[]): readonly [first: Float64Array, second: Float64Array] | undefined {
  const end = path.at(-1);
  if (end === undefined || path.length < 3) return undefined;
  const offsets = path.map((point) => point.map((value, i) => value - end[i]!));
  const products = offsets.map((a) => offsets.map((b) => dot(a, b)));
  const found: Float64Array[] = [];
  for (let k = 0; k < 2; k++) {
    const { vector, value } = leading(products);
    if (!(value > 1e-12)) return undefined;
    const direction = new Float64Array(end.length);
    for (const [i, offset] of offsets.entries()) for (let j = 0; j < direction.length; j++) direction[j]! += vector[i]! * offset[j]!;
    const length = norm(direction);
    found.push(direction.map((each) => each / length));
    for (const [i, row] of products.entries()) for (let j = 0; j < row.length; j++) row[j]! -= value * vector[i]! * vector[j]!;
  }
  return [found[0]!, found[1]!];
}

/** Where a point's nearest neighbour in the plane is: least squares, for directions that need not be at right angles. */
export function project(point: Float64Array, { centre, first, second }: Plane): readonly [a: number, b: number] {
  const offset = point.map((value, i) => value - centre[i]!);
  const [uu, uv, vv, pu, pv] = [dot(first, first), dot(first, second), dot(second, second), dot(offset, first), dot(offset, second)];
  const determinant = uu * vv - uv * uv;
  return determinant === 0 ? [0, 0] : [(pu * vv - pv * uv) / determinant, (pv * uu - pu * uv) / determinant];
}

/** Which share of a path's squared distances from the centre the plane holds, 0 to 1. */
export function shareHeld(path: readonly Float64Array[], plane: Plane): number {
  let [held, all] = [0, 0];
  for (const point of path) {
    const [a, b] = project(point, plane);
    held += norm(plane.first.map((each, i) => a * each + b * plane.second[i]!)) ** 2;
    all += norm(point.map((value, i) => value - plane.centre[i]!)) ** 2;
  }
  return all === 0 ? 1 : held / all;
}

function leading(matrix: readonly (readonly number[])[]): { readonly vector: readonly number[]; readonly value: number } {
  // Any start that is not at right angles to it.
  let vector = matrix.map((_, i) => 1 + ((i * 7919) % 101) / 101);
  let value = 0;
  for (let round = 0; round < 300; round++) {
    const image = matrix.map((row) => dot(row, vector));
    value = norm(image) / norm(vector);
    const length = norm(image);
    if (length === 0) return { vector, value: 0 };
    vector = image.map((each) => each / length);
  }
  return { vector, value };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function norm(a: ArrayLike<number>): number {
  return Math.sqrt(dot(a, a));
}

/** Standard normal numbers of a seed: Box and Muller's (1958) of Mulberry32's. */
function normal(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
