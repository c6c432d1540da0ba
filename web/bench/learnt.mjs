// What Backdraw has learnt after a workload's full number of steps, on the data of the harness of peers: from the first weights
// that tfjs and jax-js draw there, and from its own by eight seeds, whose spread is the noise. No time is measured, so that a
// busy machine does not matter. Reads build/peers, the copy of the harness that make bench-peers makes:
//
//   node web/bench/learnt.mjs W1 W3
import { readFile } from "node:fs/promises";
import { createTrainer } from "../../dist/backdraw-trainer.js";
import { contestant } from "./contestant.mjs";
import { median } from "./timing.mjs";

const peers = new URL("../../build/peers/", import.meta.url), seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const { WORKLOADS: workloads, rng, spirals, charData, splitDigits } = await import(new URL("lib/workloads.mjs", peers));
const { weights } = await import(new URL("lib/helper.mjs", peers));

async function dataOf(name) {
  if (name === "W1") return spirals(workloads.W1.n);
  if (name === "W5" || name === "W5r") return charData(workloads[name]);
  return splitDigits(new Uint8Array(await readFile(new URL("build/digits.bin", peers))), workloads[name]);
}

/** The peers' first weights in the order in which they draw them: matrices as [in, out], kernels as [out, in, height, width]. */
function drawn(parameters, kind) {
  const r = rng(1), changes = {};
  for (const [path, { shape }] of Object.entries(parameters)) {
    if (shape.length === 1) continue;
    const kernel = shape.length === 4, [out, into] = [shape[0], shape.slice(1).reduce((product, n) => product * n)];
    const w = weights(r, into, out, [into, out], kernel ? "he" : kind);
    changes[path] = { value: kernel ? w : Float32Array.from(w, (_, i) => w[(i % into) * out + Math.floor(i / into)]) };
  }
  return changes;
}

/** Trains a workload to its end and evaluates. */
async function learn(name, data, { seed = 1, asPeers = false }) {
  const adapter = contestant(1, async (spec, options) => {
    const trainer = await createTrainer({ ...spec, seed }, options);
    if (asPeers) await trainer.setParameters(drawn(await trainer.getParameters(), name === "W3" ? "he" : "glorot"));
    return trainer;
  });
  return adapter[name](data, {
    spec: workloads[name],
    async train({ step, evaluate, totalSteps }) {
      for (let i = 0; i < totalSteps; i++) await step(i);
      return evaluate();
    },
  });
}

const text = ({ loss, accuracy }) => `${loss.toFixed(4)}, ${(100 * accuracy).toFixed(1)}%`;

const given = process.argv.slice(2), trained = ["W1", "W3", "W4", "W5", "W5r"];
console.log("| | from the peers' first weights | from its own, eight seeds: median (least to most) |\n|---|--:|--:|");
for (const name of given.length ? given : trained) {
  const data = await dataOf(name), losses = [];
  for (const seed of seeds) losses.push((await learn(name, data, { seed })).loss);
  const spread = [Math.min(...losses), Math.max(...losses)].map((loss) => loss.toFixed(4)).join(" to ");
  console.log(`| ${name} | ${text(await learn(name, data, { asPeers: true }))} | ${median(losses).toFixed(4)} (${spread}) |`);
}
