// What more workers bring: W4 in one worker and in several, turn by turn in one page, so that a slow spell of the machine
// meets all of them. The page has to be isolated for the exchange through shared memory.
import { createTrainer } from "../../dist/backdraw-trainer.js";
import { convolutional } from "./contestant.mjs";
import { dataOf, workloads } from "./workloads.mjs";

/** Images a second by round: one worker, two with shared memory, two by messages. */
export async function inWorkers({ rounds, milliseconds }) {
  if (!globalThis.crossOriginIsolated) throw new Error("the page is not isolated: two workers would exchange by messages twice");
  const spec = workloads.W4, { trainX: x, trainY: y } = dataOf("W4");
  const contestants = await Promise.all([{}, { workers: 2 }, { workers: 2, sharedMemory: false }].map(async (options) => {
    const trainer = await createTrainer(convolutional(spec), options);
    await trainer.setData({ x, y });
    return { trainer, figures: [] };
  }));
  for (const { trainer } of contestants) await trainer.train({ steps: 50 });
  for (let round = 0; round < rounds; round++) {
    for (const { trainer, figures } of contestants) {
      const before = await trainer.train({ steps: 1 }), after = await trainer.train({ milliseconds });
      figures.push((1000 * (after.steps - before.steps) * spec.batch) / after.milliseconds);
    }
  }
  for (const { trainer } of contestants) trainer.close();
  const [one, shared, messages] = contestants.map(({ figures }) => figures);
  return { one, shared, messages };
}
