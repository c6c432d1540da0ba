import type { LossName } from "./losses";
import type { OptimizerName } from "./optimizers";
import type { ScheduleName } from "./schedules";

// The same in every language. w weights, g their gradient, η the rate, t the number of the step, y output, z target.

export const lossFormulas: Readonly<Record<LossName, string>> = {
  "mse": "L = (y − z)^2",
  "half-mse": "L = frac{1}{2} (y − z)^2",
  "mae": "L = |y − z|",
  "huber": "L = frac{1}{2} e^2 if |e| ≤ δ, else δ(|e| − frac{δ}{2}), e = y − z",
  "binary-cross-entropy": "L = − z log p − (1 − z) log(1 − p), p = frac{1}{1 + e^{−y}}",
  "cross-entropy": "L = − log frac{e^{y_z}}{∑_c e^{y_c}}",
  "hinge": "L = ∑_c max(0, 1 − t_c y_c), t_c = ±1",
};

const adam = "m ← β_1 m + (1 − β_1) g, v ← β_2 v + (1 − β_2) g^2, ";

export const optimizerFormulas: Readonly<Record<OptimizerName, string>> = {
  sgd: "w ← w − η g",
  momentum: "v ← μ v + g, w ← w − η v",
  nesterov: "v ← μ v + g, w ← w − η (g + μ v)",
  adagrad: "s ← s + g^2, w ← w − η frac{g}{sqrt{s} + ε}",
  adadelta: "s ← ρ s + (1 − ρ) g^2, d = frac{sqrt{u + ε}}{sqrt{s + ε}} g, w ← w − η d",
  rmsprop: "s ← ρ s + (1 − ρ) g^2, w ← w − η frac{g}{sqrt{s} + ε}",
  adam: `${adam}w ← w − η frac{m / (1 − β_1^t)}{sqrt{v / (1 − β_2^t)} + ε}`,
  adamw: "w ← w − η λ w, then Adam",
  amsgrad: "Adam, with the largest v so far in place of v",
  radam: "Adam, with m alone while v rests on few steps",
  nadam: "Adam, with β_1 m + (1 − β_1) g in place of m",
  lion: "w ← w − η sign(β_1 m + (1 − β_1) g), m ← β_2 m + (1 − β_2) g",
};

export const scheduleFormulas: Readonly<Record<ScheduleName, string>> = {
  "constant": "η_t = η",
  "step": "η_t = η f^{⌊t / k⌋}",
  "exponential": "η_t = η f^t",
  "inverse-time": "η_t = frac{η}{1 + d t}",
  "cosine": "η_t = η_0 + frac{η − η_0}{2} (1 + cos π frac{t}{T})",
  "cosine-restarts": "η_t = η_0 + frac{η − η_0}{2} (1 + cos π frac{t}{T}), t from 0 again after T",
  "warmup": "η_t = η (s + (1 − s) frac{t}{T}), t < T",
  "one-cycle": "frac{η}{a} → η → frac{η}{a b}",
  "ema": "η_t = β η_{t−1} + (1 − β) η_∞",
  "plateau": "η ← f η when the loss stays",
};
