import type { DrawnStrokes } from "../../api";

/**
 * A drawing as a network reads it, in the order that it was drawn: three numbers a step. On paper the pen goes one
 * stride, (dx, dy, 0) with (dx, dy) of length 1; lifted it goes (dx, dy, 1) in sides of the surface. Where a drawing
 * begins is not told.
 */
export type Steps = Float32Array;

/** Of the surface's side. */
export const stride = 0.04;
export const mostSteps = 128;

interface Place { readonly x: number; readonly y: number; readonly pressure: number }

/** Steps, and how hard the pen was pressed at the end of each, 0 to 1. */
export interface PressedSteps {
  readonly steps: Steps;
  readonly pressures: Float32Array;
}

export function stepsOf(drawing: DrawnStrokes): Steps {
  return pressedStepsOf(drawing).steps;
}

/** A drawing cut into steps of the same length, so that how fast it was drawn does not matter. */
export function pressedStepsOf({ points, ends }: DrawnStrokes): PressedSteps {
  const steps: number[] = [];
  const pressures: number[] = [];
  let pen: Place | undefined;
  let from = 0;
  for (const end of ends) {
    const stroke = Array.from({ length: end - from }, (_, i): Place => ({ x: points[3 * (from + i)]!, y: points[3 * (from + i) + 1]!, pressure: points[3 * (from + i) + 2]! }));
    from = end;
    const [first] = stroke;
    if (first === undefined) continue;
    if (pen !== undefined) {
      steps.push(first.x - pen.x, first.y - pen.y, 1);
      pressures.push(first.pressure);
    }
    let at: Place = first;
    for (const to of stroke) {
      const far = Math.hypot(to.x - at.x, to.y - at.y);
      const whole = Math.floor(far / stride + 1e-6);
      const [x, y] = [(to.x - at.x) / far, (to.y - at.y) / far];
      for (let i = 0; i < whole; i++) {
        steps.push(x, y, 0);
        pressures.push(to.pressure);
      }
      if (whole > 0) at = { x: at.x + x * whole * stride, y: at.y + y * whole * stride, pressure: to.pressure };
    }
    pen = at;
  }
  return { steps: Float32Array.from(steps.slice(0, 3 * mostSteps)), pressures: Float32Array.from(pressures.slice(0, mostSteps)) };
}

export function countOf(steps: Steps): number {
  return steps.length / 3;
}

/** Back to places, from (0, 0), one more than there are steps; `lifted` where the pen came there without drawing. */
export function placesOf(steps: Steps): { x: number; y: number; lifted: boolean }[] {
  const places = [{ x: 0, y: 0, lifted: true }];
  for (let i = 0; i < steps.length; i += 3) {
    const { x, y } = places.at(-1)!;
    const lifted = steps[i + 2]! > 0.5;
    const far = lifted ? 1 : stride;
    places.push({ x: x + steps[i]! * far, y: y + steps[i + 1]! * far, lifted });
  }
  return places;
}

/** The same drawing by another hand: turned, slanted, stretched. Every number from 0 to 1. */
export function varied(steps: Steps, [turn, slant, wide, high]: readonly [number, number, number, number]): Steps {
  const angle = (turn - 0.5) * 0.5;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const [width, height, lean] = [0.7 + 0.6 * wide, 0.7 + 0.6 * high, (slant - 0.5) * 0.5];
  const points: number[] = [];
  const ends: number[] = [];
  placesOf(steps).forEach(({ x, y, lifted }, i) => {
    if (lifted && i > 0) ends.push(points.length / 3);
    const [a, b] = [width * (x + lean * y), height * y];
    points.push(cosine * a - sine * b, sine * a + cosine * b, 0.5);
  });
  ends.push(points.length / 3);
  return stepsOf({ points: Float32Array.from(points), ends: Int32Array.from(ends) });
}
