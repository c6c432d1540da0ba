// The comparison's workloads (sizes as in ../../../shared/peers) on data made here from seeds: everybody trains on the same
// numbers. Digits are drawn by digits.mjs: their rates are those of MNIST, their accuracy is their own.
import { digits } from "./digits.mjs";
import { random, shuffle } from "./random.mjs";

const playground = { n: 500, dims: [2, 8, 8, 1], lr: 0.03, batch: 10 };
const characters = { hidden: 128, seq: 50, batch: 16, lr: 0.001, steps: 100, warmupSteps: 3 };
const images = { train: 8000, test: 2000, momentum: 0.9 };

export const workloads = {
  W1: { ...playground, title: "Spirals, network 2-8-8-1, batches of 10", unit: "examples/s", epochs: 100, warmupSteps: 200 },
  W2: { ...playground, title: "Field of 100 x 100 through that network", unit: "ms", lowerIsBetter: true, side: 100 },
  W3: { ...images, title: "Digits, network 784-128-64-10, batches of 64", unit: "examples/s", dims: [784, 128, 64, 10], lr: 0.05, batch: 64, epochs: 5, warmupSteps: 10 },
  W4: { ...images, title: "Digits, two 5x5 convolutions with 8 and 16 filters, batches of 32", unit: "images/s", filters: [8, 16], kernel: 5, lr: 0.02, batch: 32, epochs: 1, warmupSteps: 4 },
  W5: { ...characters, title: "Text, LSTM of 128, 16 sequences of 50", unit: "characters/s", cell: "lstm" },
  W5r: { ...characters, title: "Text, plain recurrent layer of 128, likewise", unit: "characters/s", cell: "rnn" },
  W6: { title: "Matrix product 512 x 512 x 512", unit: "GFLOP/s", size: 512 },
  W7: { ...playground, title: "From opening a page to the end of its first step", unit: "ms", lowerIsBetter: true },
};

/** The data of a workload, as its adapter takes them. */
export function dataOf(name) {
  const spec = workloads[name];
  switch (name) {
    case "W1": case "W7": return spirals(spec.n);
    case "W2": return { ...spirals(spec.n), grid: grid(spec.side) };
    case "W3": case "W4": return digits(spec);
    case "W5": case "W5r": return sequences(spec, 50);
    case "W6": return matrices(spec.size);
    default: throw new Error(`there is no workload ${name}`);
  }
}

function spirals(n) {
  const draw = random(7);
  const points = shuffle(Array.from({ length: n }, (_, i) => {
    const arm = i % 2, along = i / n, angle = 3.5 * Math.PI * along + arm * Math.PI;
    const jitter = () => 0.2 * draw() - 0.1;
    return [5 * along * Math.sin(angle) + jitter(), 5 * along * Math.cos(angle) + jitter(), 1 - 2 * arm];
  }), draw);
  return { x: Float32Array.from(points.flatMap(([x, y]) => [x, y])), y: Float32Array.from(points, (p) => p[2]) };
}

function grid(side) {
  const at = (i) => (12 * i) / (side - 1) - 6;
  return Float32Array.from({ length: 2 * side * side }, (_, k) => at(k % 2 ? (k >> 1) % side : Math.floor(k / 2 / side)));
}

function matrices(n) {
  const draw = random(3), matrix = () => Float32Array.from({ length: n * n }, () => draw() - 0.5);
  return { a: matrix(), b: matrix(), n };
}

const alphabet = "\n abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,;!?'";

/** Text of made-up words, the frequent ones much more so, as one stream cut into batches. */
function sequences({ seq, batch }, count) {
  const draw = random(11), pick = (from) => from[Math.floor(draw() * from.length)];
  const words = Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + Math.floor(3 * draw()) }, () => pick("bcdfghjklmnprstvw") + pick("aeiou") + (draw() < 0.3 ? pick("lmnrst") : "")).join(""));
  const size = seq * batch, ids = new Int32Array(size * (count + 1) + 1);
  let at = 0, start = true;
  while (at < ids.length) {
    let word = words[Math.floor(400 * draw() ** 2.5)];
    if (start) word = word[0].toUpperCase() + word.slice(1);
    start = draw() < 0.1;
    word += start ? pick([". ", "! ", "?\n"]) : pick([" ", " ", " ", " ", ", "]);
    for (const character of word) if (at < ids.length) ids[at++] = alphabet.indexOf(character);
  }
  const part = (i) => ({ x: ids.slice(i * size, (i + 1) * size), y: ids.slice(i * size + 1, (i + 1) * size + 1) });
  return { vocab: alphabet.length, alphabet, batches: Array.from({ length: count }, (_, i) => part(i)), heldOut: part(count) };
}
