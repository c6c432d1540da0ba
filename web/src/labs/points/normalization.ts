import type { Points } from "./points";

/** Mean of x and y, then their standard deviations, of the points to train on, to four digits; undefined without points. */
export function normalizationOf({ x, y }: Pick<Points, "x" | "y">, isTest: (index: number) => boolean): number[] | undefined {
  const indices = Array.from(x, (_, i) => i).filter((i) => !isTest(i));
  if (indices.length === 0) return undefined;
  const both = [x, y].map((values) => {
    const mean = indices.reduce((sum, i) => sum + values[i]!, 0) / indices.length;
    const variance = indices.reduce((sum, i) => sum + (values[i]! - mean) ** 2, 0) / indices.length;
    return { mean: rounded(mean), deviation: rounded(Math.sqrt(variance)) };
  });
  // What is the same everywhere is shifted alone.
  return [...both.map(({ mean }) => mean), ...both.map(({ deviation }) => (deviation > 1e-3 ? deviation : 1))];
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
