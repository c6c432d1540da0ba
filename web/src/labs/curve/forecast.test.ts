import assert from "node:assert/strict";
import test from "node:test";
import { normals } from "../normals";
import { mixtureOf } from "./band";
import { forecastOf, noiseOf, type Network } from "./forecast";
import type { Series } from "./series";

/** Answers with a share of the last value, whatever came before. */
function shrinking(share: number): Network {
  return { predict: (x) => Promise.resolve(x.map((value) => share * value)) };
}

/** A first-order autoregressive series: each value a share of the last one and noise. */
function autoregressive(share: number, deviation: number, length: number, learnt: number): Series {
  const noise = normals(length, 7);
  const values = new Float32Array(length);
  for (let i = 1; i < length; i++) values[i] = share * values[i - 1]! + deviation * noise[i]!;
  return { from: 0, values, learnt };
}

test("free runs with noise spread as those of an autoregressive series must", async () => {
  const [share, deviation] = [0.9, 0.2];
  const series = autoregressive(share, deviation, 81, 60);
  const { line, mean, variance } = await forecastOf(series, 8, shrinking(share), 3, 4000);
  assert.equal(line.length, 80);
  const s2 = variance[0]!;
  assert.equal(Math.abs(Math.sqrt(s2) - deviation) < 0.05, true, `one step ahead it is off by ${Math.sqrt(s2)}`);
  for (let step = 1; step <= 20; step++) {
    const at = 58 + step;
    const wanted = (s2 * (1 - share ** (2 * step))) / (1 - share ** 2);
    const expected = share ** step * series.values[59]!;
    assert.equal(Math.abs(variance[at]! / wanted - 1) < 0.1, true, `step ${step}: variance ${variance[at]}, want ${wanted}`);
    assert.equal(Math.abs(line[at]! - expected) < 1e-5 && Math.abs(mean[at]! - expected) < 1e-5, true, `step ${step}: ${line[at]} and ${mean[at]}, want ${expected}`);
  }
  for (let at = 0; at < 58; at++) assert.equal(variance[at] === s2 && Math.abs(line[at]! - share * series.values[at]!) < 1e-6, true, `at ${at}`);
});

test("a series learnt by heart is as unsure as its own noise; a smooth one and steps have next to none", async () => {
  const noise = normals(60, 5);
  const noisy = Float32Array.from({ length: 60 }, (_, i) => 1.5 * Math.sin(i / 4) + 0.2 * noise[i]!);
  const byHeart: Network = {
    predict: (x, { shape: [count, window] }) => Promise.resolve(x.map((_, i) => (count === 36 ? noisy[Math.floor(i / window!) + (i % window!) + 1]! : 0))),
  };
  const { variance } = await forecastOf({ from: 0, values: noisy, learnt: 60 }, 24, byHeart, 1);
  assert.equal(Math.sqrt(variance[0]!) > 0.14 && Math.sqrt(variance[0]!) < 0.27, true, `${Math.sqrt(variance[0]!)}`);
  assert.equal(noiseOf(Float32Array.from({ length: 60 }, (_, i) => 1.5 * Math.sin(i / 4))) < 0.003, true);
  assert.equal(noiseOf(Float32Array.from({ length: 60 }, (_, i) => (Math.floor(i / 12) % 2 === 0 ? 1.5 : -1.5))), 0);
  assert.equal(noiseOf(Float32Array.of(1, 2)), 0);
});

test("the same seed draws the same chance, another one another", async () => {
  const series = autoregressive(0.9, 0.2, 60, 40);
  const spread = async (seed: number): Promise<number> => (await forecastOf(series, 8, { predict: (x) => Promise.resolve(x.map(Math.sin)) }, seed)).variance.at(-1)!;
  assert.equal(await spread(1), await spread(1));
  assert.notEqual(await spread(1), await spread(2));
});

test("a mixture's variance is the mean of the variances plus the variance of the means", () => {
  const part = (mean: number, variance: number) => ({ line: Float32Array.of(mean), mean: Float32Array.of(mean), variance: Float32Array.of(variance) });
  const { mean, low, high, beyond } = mixtureOf(Float32Array.of(0), [part(1, 0.5), part(2, 1), part(6, 1.5)], 0);
  assert.equal(mean[0], 3);
  // (4 + 1 + 9) / 2 = 7 between the means, 1 within.
  assert.equal(Math.abs(high[0]! - 3 - 2 * Math.sqrt(8)) < 1e-6 && Math.abs(3 - low[0]! - 2 * Math.sqrt(8)) < 1e-6, true);
  assert.equal(beyond[0], 1);
  assert.equal(mixtureOf(Float32Array.of(0), [part(1, 0.25)], 1).high[0], 2);
});
