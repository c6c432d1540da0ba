import assert from "node:assert/strict";
import test from "node:test";
import { initialValues, type Values } from "../../state/field";
import { BrokenLink, readFragment, writeFragment } from "../../state/fragment";
import { addPoints, noPoints } from "./points";
import { pointsTable, type PointsTable } from "./table";

const initial = initialValues(pointsTable);

/**
 * Links that were sent to others: whatever this file lists stays readable, with the meaning it had. New versions add
 * lines; none is changed.
 */
const samples: readonly [fragment: string, means: Partial<Values<PointsTable>>][] = [
  ["v=1", {}],
  ["v=1&data=spiral&layers=8,8&optimizer=sgd&rate=0.03&test=0.5&dataSeed=7", { data: "spiral", layers: [8, 8], optimizer: "sgd", rate: 0.03, test: 0.5, dataSeed: 7 }],
  ["v=1&points=AQAAAAKqp_-qqlUCAAGAB_8&activation=relu", { activation: "relu", points: addPoints(noPoints(), [
    { x: 2, y: -0.0014652, target: 0 }, { x: 2, y: 1.7509158, target: 0 }, { x: 0.0014652, y: -0.0014652, target: 2 },
  ]) }],
  ["v=1&data=blobs&classes=5&balance=0.3&labelNoise=0.1&noise=0.5&count=120&erased=BQ", { data: "blobs", classes: 5, balance: 0.3, labelNoise: 0.1, noise: 0.5, count: 120, erased: [0, 2] }],
  ["v=1&data=xor&marks=no&boundary=output-3&hatched=yes", { data: "xor", marks: false, boundary: "output-3", hatched: true }],
  ["v=1&kind=values&classNames=fox,snowy%2520owl&features=x1,x2,x1^2&l2=0.001&seed=42&speed=0", { kind: "values", classNames: ["fox", "snowy owl"], features: ["x1", "x2", "x1^2"], l2: 0.001, seed: 42, speed: 0 }],
];

test("links of every version so far mean what they meant", () => {
  for (const [fragment, means] of samples) {
    const read = readFragment(pointsTable, `#${fragment}`);
    for (const [name, value] of Object.entries({ ...initial, ...means })) {
      const row = pointsTable[name as keyof PointsTable];
      if (row.kept === "link") assert(row.same(read[name as keyof typeof read] as never, value as never), `${fragment}: ${name} is ${JSON.stringify(read[name as keyof typeof read])}`);
    }
  }
});

test("a link with 500 drawn points and every setting changed is below 8,000 characters, whatever the points", () => {
  const random = (i: number): number => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
  const scattered = (kind: "classes" | "values") =>
    addPoints(noPoints(kind), Array.from({ length: 500 }, (_, i) => ({ x: 12 * random(i) - 6, y: 12 * random(i + 0.5) - 6, target: kind === "classes" ? i % 8 : 2 * random(i + 0.2) - 1 })));
  for (const kind of ["classes", "values"] as const) {
    const changed: Values<PointsTable> = {
      ...initial, data: "checkerboard", points: scattered(kind), erased: Array.from({ length: 1000 }, (_, i) => 2 * i), classNames: Array.from({ length: 8 }, (_, i) => `a class of its own ${i}`),
      kind, count: 1999, classes: 7, noise: 0.123456789, balance: 0.123, labelNoise: 0.0123, test: 0.123, dataSeed: 4294967295, features: ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "cos(x2)"],
      layers: [128, 128, 128, 128, 128, 128, 128, 128], activation: "softsign", seed: 4294967295, optimizer: "nesterov", rate: 0.00123456789, batch: 4096, l2: 0.00012345, speed: 1000,
    };
    const link = `https://somebody.example/some/deep/path/index.html#${writeFragment(pointsTable, changed)}`;
    assert(link.length < 8000, `${link.length} characters`);
    const read = readFragment(pointsTable, writeFragment(pointsTable, changed));
    for (const [name, row] of Object.entries(pointsTable)) {
      if (row.kept === "link") assert(row.same(read[name as keyof typeof read] as never, changed[name as keyof PointsTable] as never), name);
    }
  }
});

test("a factor of 1 is for the schedules that take it", () => {
  const read = (rows: string) => readFragment(pointsTable, `#v=1&${rows}`);
  for (const rows of ["schedule=step&scheduling=factor(1)", "scheduling=factor(1)&schedule=exponential", "schedule=plateau&scheduling=factor(0.9999)", "schedule=warmup&follower=step&following=factor(1)"]) read(rows);
  for (const [name, rows] of [["scheduling", "schedule=plateau&scheduling=factor(1)"], ["scheduling", "scheduling=factor(1)&schedule=plateau"], ["following", "schedule=warmup&follower=plateau&following=factor(1)"]] as const) {
    assert.throws(() => read(rows), (error) => error instanceof BrokenLink && error.fault.why === "value" && error.fault.name === name, rows);
  }
});
