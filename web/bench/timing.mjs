// How a workload is timed here: what the comparison's harness hands to an adapter, in the same way. Every result is a list of
// figures, of which the page shows the middle one and the range.

const now = () => performance.now();
const breathe = () => new Promise((resolve) => { setTimeout(resolve, 0); });

export function timing(spec, { windows = 3, windowMilliseconds = 1000, budgetMilliseconds = 20_000 } = {}) {
  /** Runs steps from `from` on until enough(steps, now) says so; gives way to the page four times a second. */
  async function run(step, from, enough) {
    let at = from, last = now();
    do {
      await step(at++);
      if (now() - last > 250) {
        await breathe();
        last = now();
      }
    } while (!enough(at, now()));
    return at;
  }

  return {
    spec,

    async train({ step, evaluate, samplesPerStep, totalSteps, warmupSteps = spec.warmupSteps }) {
      const began = now();
      let at = await run(step, 0, (steps, time) => steps >= totalSteps || time - began > budgetMilliseconds);
      const reached = { steps: at, stepsAsked: totalSteps, ...(await evaluate()) };
      at = await run(step, at, (steps) => steps >= at + warmupSteps);
      const figures = [];
      for (let i = 0; i < windows; i++) {
        const start = at, from = now();
        at = await run(step, at, (_, time) => time - from >= windowMilliseconds);
        figures.push(((at - start) * samplesPerStep * 1000) / (now() - from));
      }
      return { ...reached, figures };
    },

    async repeat(call, { min = 5 } = {}) {
      for (let i = 0; i < 3; i++) await call();
      const figures = [], began = now();
      await run(async () => {
        const from = now();
        await call();
        figures.push(now() - from);
      }, 0, (calls, time) => calls >= min && time - began >= windowMilliseconds);
      return { figures, medianMs: median(figures) };
    },

    unsupported(reason) { throw new Error(reason); },
  };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
