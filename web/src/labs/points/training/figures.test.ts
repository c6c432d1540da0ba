import assert from "node:assert/strict";
import test from "node:test";
import { Figures } from "./figures";

const report = (epochs: number, loss: number) => ({ epochs, loss, steps: 0, examples: 0, milliseconds: 0, learningRate: 0.1 });

test("reports of parts of an epoch are evened out over one epoch", () => {
  const figures = new Figures();
  figures.take(report(0.5, 4));
  assert.equal(figures.take(report(1, 2)).loss, 3);
  assert.equal(figures.take(report(1.5, 1)).loss, 1.5);
});

test("a report of an epoch or more stands for itself", () => {
  const figures = new Figures();
  figures.take(report(0.5, 9));
  assert.equal(figures.take(report(7, 2)).loss, 2);
});

test("a few steps after a long report weigh as much as they are of the last epoch", () => {
  const figures = new Figures();
  figures.take(report(3, 1));
  assert(Math.abs(figures.take(report(3.25, 9)).loss - 3) < 1e-9);
});

test("cleared figures remember nothing", () => {
  const figures = new Figures();
  figures.take(report(0.5, 9));
  figures.clear();
  assert.equal(figures.take(report(0.5, 1)).loss, 1);
});

test("figures of all examples take the place of means, and go on from there", () => {
  const figures = new Figures();
  figures.take(report(1, 9));
  assert.equal(figures.whole(report(1, 5)).loss, 5);
  assert.equal(figures.take(report(1.5, 1)).loss, 3);
  figures.clear();
  assert.equal(figures.whole(report(0, 4)).loss, 4);
  assert.equal(figures.take(report(0.5, 1)).loss, 1);
});

test("what an earlier visit came to has the mean that its course ends with", () => {
  const figures = new Figures();
  figures.take(report(1, 9));
  assert.equal(figures.resume(report(2, 5), { epochs: 2, loss: 3 }).loss, 3);
  assert.equal(figures.take(report(2.5, 1)).loss, 2);
  assert.equal(figures.resume(report(2, 5), { epochs: 1.5, loss: 3 }).loss, 5);
  assert.equal(figures.resume(report(2, 5), undefined).loss, 5);
});
