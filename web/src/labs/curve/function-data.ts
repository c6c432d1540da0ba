import type { Data } from "../../api";
import { drawnColumns, xOf, type Curve } from "./curve";

/** Every so many-th drawn column is held back to test on. */
const held = 5;

/** What a drawn function teaches; undefined where nothing is drawn. */
export function functionData(curve: Curve): Data | undefined {
  const drawn = drawnColumns(curve);
  const test = drawn.filter((_, i) => i % held === held - 1);
  const train = drawn.filter((_, i) => i % held !== held - 1);
  if (train.length === 0) return undefined;
  const x = (columns: readonly number[]): Float32Array => Float32Array.from(columns, xOf);
  const y = (columns: readonly number[]): Float32Array => Float32Array.from(columns, (c) => curve[c]!);
  return { x: x(train), y: y(train), ...(test.length > 0 ? { testX: x(test), testY: y(test) } : {}) };
}
