import type { Data, Targets } from "../../../api";
import { classCount, type Points } from "../points";
import type { Head } from "../head";

export function headOf(points: Points): Head {
  return points.kind === "values" ? { kind: "values" } : { kind: "classes", classes: classCount(points) };
}

/** The points as the trainer's data. If the split would leave nothing to train on, everything is trained on. */
export function examplesOf(points: Points, isTest: (index: number) => boolean): Data {
  const train: number[] = [];
  const test: number[] = [];
  for (let i = 0; i < points.x.length; i++) (isTest(i) ? test : train).push(i);
  if (train.length === 0) train.push(...test.splice(0));
  const examples = { x: features(points, train), y: targets(points, train) };
  return test.length === 0 ? examples : { ...examples, testX: features(points, test), testY: targets(points, test) };
}

function features(points: Points, chosen: readonly number[]): Float32Array {
  const x = new Float32Array(2 * chosen.length);
  chosen.forEach((i, row) => {
    x[2 * row] = points.x[i]!;
    x[2 * row + 1] = points.y[i]!;
  });
  return x;
}

function targets(points: Points, chosen: readonly number[]): Targets {
  const from = (i: number): number => points.target[i]!;
  return points.kind === "values" ? Float32Array.from(chosen, from) : Int32Array.from(chosen, from);
}
