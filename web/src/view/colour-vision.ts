import { toLinear, type RGB } from "./colour";

// How colours look to the colour-blind, and how far apart colours are: for the tests that hold the palettes to it.

type Matrix = readonly [row1: readonly number[], row2: readonly number[], row3: readonly number[]];

/** Linear RGB as seen without one kind of cone (Machado, Oliveira, Fernandes, 2009, severity 1). */
export const deficiencies: Readonly<Record<"none" | "protanopia" | "deuteranopia" | "tritanopia", Matrix>> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function times(matrix: Matrix, vector: readonly number[]): [number, number, number] {
  const row = (i: 0 | 1 | 2): number => matrix[i].reduce((sum, value, j) => sum + value * vector[j]!, 0);
  return [row(0), row(1), row(2)];
}

/** Distance in OKLab (Ottosson, 2020) as seen with a deficiency: 0 to about 1, 0.02 being just noticeable. */
export function distance(a: RGB, b: RGB, deficiency: Matrix): number {
  const [p, q] = [oklab(a, deficiency), oklab(b, deficiency)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function oklab(colour: RGB, deficiency: Matrix): [number, number, number] {
  const linear = times(deficiency, colour.map(toLinear)).map((channel) => Math.min(1, Math.max(0, channel)));
  const cones = times(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]],
    linear,
  ).map(Math.cbrt);
  return times(
    [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]],
    cones,
  );
}
