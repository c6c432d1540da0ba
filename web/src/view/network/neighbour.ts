import type { NetworkLayout } from "./layout";

export interface UnitPosition {
  readonly column: number;
  readonly unit: number;
}

/** The unit that a key leads to: up and down in the column, left and right to the nearest in height, Home and End. Null: none. */
export function neighbour(key: string, { column, unit }: UnitPosition, { y }: NetworkLayout): UnitPosition | null {
  const last = (y[column]?.length ?? 0) - 1;
  switch (key) {
    case "ArrowUp": return unit > 0 ? { column, unit: unit - 1 } : null;
    case "ArrowDown": return unit < last ? { column, unit: unit + 1 } : null;
    case "ArrowLeft": return beside(column - 1, column, unit, y);
    case "ArrowRight": return beside(column + 1, column, unit, y);
    case "Home": return last >= 0 ? { column, unit: 0 } : null;
    case "End": return last >= 0 ? { column, unit: last } : null;
    default: return null;
  }
}

function beside(to: number, column: number, unit: number, y: NetworkLayout["y"]): UnitPosition | null {
  const tops = y[to];
  const here = y[column]?.[unit];
  if (tops === undefined || here === undefined || tops.length === 0) return null;
  let nearest = 0;
  for (let i = 1; i < tops.length; i++) if (Math.abs(tops[i]! - here) < Math.abs(tops[nearest]! - here)) nearest = i;
  return { column: to, unit: nearest };
}
