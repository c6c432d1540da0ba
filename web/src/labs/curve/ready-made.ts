import { noCurve, snap, xOf, type Curve } from "./curve";

/** Curves to begin with: a formula and where it is drawn. */
const formulas = {
  sine: { from: -4, to: 4, y: (x: number) => 1.5 * Math.sin(1.5 * x) },
  steps: { from: -5, to: 5, y: (x: number) => (Math.floor(x / 2) % 2 === 0 ? 1.5 : -1.5) },
  gap: { from: -5, to: 5, y: (x: number) => (x > -1.2 && x < 1.6 ? Number.NaN : 0.12 * x * x - 1.5 + 0.5 * Math.sin(3 * x)) },
  chirp: { from: -5.5, to: 5.5, y: (x: number) => 1.6 * Math.sin(0.16 * (x + 6) ** 2) },
  beats: { from: -6, to: 6, y: (x: number) => 1.1 * Math.sin(3 * x) + 0.9 * Math.sin(2.4 * x) },
} as const;

export const readyMadeNames = ["sine", "steps", "gap", "chirp", "beats"] as const;
export type ReadyMadeName = (typeof readyMadeNames)[number];

export function readyMade(name: ReadyMadeName): Curve {
  const { from, to, y } = formulas[name];
  return noCurve().map((_, c) => (xOf(c) < from - 1e-6 || xOf(c) > to + 1e-6 ? Number.NaN : snap(y(xOf(c)))));
}
