import type { Data, Targets } from "../../../api";
import { classCount, type Points } from "../points";
import type { Head } from "../head";

export function headOf(points: Points): Head {
  return points.kind === "values" ? { kind: "values" } : { kind: "classes", classes: classCount(points) };
}

/**
 * The points as the trainer's data; with `signed`, classes 0 and 1 are -1 and 1. If the split would leave nothing to
 * train on, everything is trained on.
 */
export function examplesOf(points: Points, isTest: (index: number) => boolean, signed: boolean): Data {
  const train: number[] = [];
  const test: number[] = [];
  for (let i = 0; i < points.x.length; i++) (isTest(i) ? test : train).push(i);
  if (train.length === 0) train.push(...test.splice(0));
  const examples = { x: features(points, train), y: targetsOf(points, train, signed) };
  return test.length === 0 ? examples : { ...examples, testX: features(points, test), testY: targetsOf(points, test, signed) };
}

function features(points: Points, chosen: readonly number[]): Float32Array {
  const x = new Float32Array(2 * chosen.length);
  for (let row = 0; row < chosen.length; row++) {
    x[2 * row] = points.x[chosen[row]!]!;
    x[2 * row + 1] = points.y[chosen[row]!]!;
  }
  return x;
}

export function targetsOf(points: Points, chosen: readonly number[], signed: boolean): Targets {
  const signs = points.kind === "classes" && signed;
  const targets = signs || points.kind === "values" ? new Float32Array(chosen.length) : new Int32Array(chosen.length);
  for (let row = 0; row < chosen.length; row++) {
    const target = points.target[chosen[row]!]!;
    targets[row] = signs ? (target > 0 ? 1 : -1) : target;
  }
  return targets;
}
