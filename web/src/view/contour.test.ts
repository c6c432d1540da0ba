import assert from "node:assert/strict";
import test from "node:test";
import { traceBorders, traceLevel, type LineSink } from "./contour";
import type { Field } from "./field";

type Point = readonly [x: number, y: number];

class Segments implements LineSink {
  readonly list: [from: Point, to: Point][] = [];
  #at: Point = [0, 0];

  moveTo(x: number, y: number): void {
    this.#at = [x, y];
  }

  lineTo(x: number, y: number): void {
    this.list.push([this.#at, [x, y]]);
  }

  get points(): Point[] {
    return this.list.flat();
  }
}

const box = { x: 100, y: 50, width: 200, height: 200 };

/** Sampled at cell centres of the box, in its own coordinates from -1 to 1. */
function sample(size: number, channels: number, at: (x: number, y: number, channel: number) => number): Field {
  const values: number[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      for (let channel = 0; channel < channels; channel++)
        values.push(at((2 * column + 1) / size - 1, (2 * row + 1) / size - 1, channel));
  return { width: size, height: size, channels, values };
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const toBox = ([x, y]: Point): Point => [(x - box.x) / (box.width / 2) - 1, (y - box.y) / (box.height / 2) - 1];

test("a circle's contour lies on the circle and is closed", () => {
  const segments = new Segments();
  traceLevel(segments, box, sample(50, 1, (x, y) => x * x + y * y), 0, 0.25);
  assert(segments.list.length > 60);
  for (const point of segments.points) {
    const [x, y] = toBox(point);
    assert(Math.abs(Math.hypot(x, y) - 0.5) < 0.002, `${x} ${y}`);
  }
  const ends = new Map<string, number>();
  for (const [x, y] of segments.points) {
    const key = `${x.toFixed(6)} ${y.toFixed(6)}`;
    ends.set(key, (ends.get(key) ?? 0) + 1);
  }
  assert.deepEqual(new Set(ends.values()), new Set([2]));
});

test("a straight border runs straight to the edges of the box", () => {
  for (const trace of [
    (sink: LineSink) => { traceLevel(sink, box, sample(10, 1, (x, y) => x + 0.3 * y), 0, 0.1); },
    (sink: LineSink) => { traceLevel(sink, box, sample(10, 1, (x, y) => sigmoid(4 * (x + 0.3 * y - 0.1))), 0, 0.5, true); },
    (sink: LineSink) => { traceBorders(sink, box, sample(10, 2, (x, y, c) => sigmoid((c === 0 ? -4 : 4) * (x + 0.3 * y - 0.1)))); },
  ]) {
    const segments = new Segments();
    trace(segments);
    const ys = segments.points.map(([, y]) => y);
    assert.equal(Math.min(...ys), box.y);
    assert.equal(Math.max(...ys), box.y + box.height);
    for (const point of segments.points) {
      const [x, y] = toBox(point);
      // At the very edge probabilities are extrapolated, their logits are not: a tenth of a cell there.
      assert(Math.abs(x + 0.3 * y - 0.1) < (Math.abs(y) > 0.9 ? 0.02 : 1e-9), `${x} ${y}`);
    }
  }
});

test("a border stays straight where confidence jumps within a cell", () => {
  for (const trace of [
    (sink: LineSink) => { traceLevel(sink, box, sample(20, 1, (x, y) => Math.fround(sigmoid(60 * (x + 0.3 * y)))), 0, 0.5, true); },
    (sink: LineSink) => { traceBorders(sink, box, sample(20, 2, (x, y, c) => sigmoid((c === 0 ? -60 : 60) * (x + 0.3 * y)))); },
  ]) {
    const segments = new Segments();
    trace(segments);
    assert(segments.list.length > 20);
    for (const point of segments.points) {
      const [x, y] = toBox(point);
      if (Math.abs(y) < 0.9) assert(Math.abs(x + 0.3 * y) < 1e-6, `${x} ${y}`);
    }
  }
});

test("a saddle is joined as its middle says", () => {
  for (const high of [0.9, 0.6]) {
    const segments = new Segments();
    traceLevel(segments, { x: 0, y: 0, width: 2, height: 2 }, { width: 2, height: 2, channels: 1, values: [high, 0.3, 0.3, high] }, 0, 0.5);
    const middle = segments.list.filter((segment) => segment.every(([x, y]) => x > 0.5 - 1e-9 && x < 1.5 + 1e-9 && y > 0.5 - 1e-9 && y < 1.5 + 1e-9));
    assert.equal(middle.length, 2);
    // The high corners lie upper left and lower right: joined when the mean is above the level.
    const separates = middle.some((segment) => segment.every(([x, y]) => x + y < 2 - 1e-9));
    assert.equal(separates, high === 0.6);
  }
});

test("a flat field has no contour, nor has one that touches nothing", () => {
  const segments = new Segments();
  traceLevel(segments, box, sample(5, 1, () => 0.5), 0, 0.5);
  traceLevel(segments, box, sample(5, 1, () => Number.NaN), 0, 0.5);
  traceBorders(segments, box, sample(5, 3, () => 1 / 3));
  assert.equal(segments.list.length, 0);
});

test("three classes meet in one point, their borders half way between centres", () => {
  const centres: Point[] = [[-0.6, -0.4], [0.6, -0.4], [0, 0.7]];
  const segments = new Segments();
  traceBorders(segments, box, sample(60, 3, (x, y, c) => Math.exp(-((x - centres[c]![0]) ** 2) - (y - centres[c]![1]) ** 2)));
  assert(segments.list.length > 60);
  for (const point of segments.points) {
    const [x, y] = toBox(point);
    const [first, second] = centres.map(([cx, cy]) => Math.hypot(x - cx, y - cy)).sort((a, b) => a - b);
    assert(second! - first! < 0.03, `${x} ${y}`);
  }
});

test("a field of one cell is traced without fault", () => {
  const segments = new Segments();
  traceLevel(segments, box, { width: 1, height: 1, channels: 1, values: [0.7] }, 0, 0.5);
  traceBorders(segments, box, { width: 1, height: 1, channels: 2, values: [0.7, 0.3] });
  assert.equal(segments.list.length, 0);
});
