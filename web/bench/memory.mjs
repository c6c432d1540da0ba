// How much memory the engine's programs take. The public API does not tell, so whatever starts a program is watched; a
// program's memory never shrinks, so that its size is its peak.

export function watchMemory() {
  const memories = [], { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...parts) => {
    const started = await instantiate(...parts);
    memories.push((started.instance ?? started).exports.mem);
    return started;
  };
  return {
    /** Bytes of all programs since. */
    bytes: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    stop() { WebAssembly.instantiate = instantiate; },
  };
}

/** Bytes after the first steps of a workload and after many: `share` of the full number, or `steps` of them. */
export async function memoryOf(name, { adapter, dataOf, workloads }, { steps, warmUp = 20 }) {
  const watch = watchMemory(), result = { workload: name };
  const helper = {
    spec: workloads[name],
    async train({ step, evaluate, samplesPerStep, totalSteps }) {
      const last = steps ?? totalSteps;
      for (let i = 0; i < Math.min(warmUp, last); i++) await step(i);
      result.warm = watch.bytes();
      for (let i = warmUp; i < last; i++) await step(i);
      result.steps = last;
      result.samples = last * samplesPerStep;
      result.trained = watch.bytes();
      await evaluate();
    },
    async repeat(call) {
      // Each answer is copied out of the program, so its collector needs some calls until it has settled.
      result.steps = steps ?? 1200;
      for (let i = 0; i < result.steps; i++) {
        if (i === result.steps >> 1) result.warm = watch.bytes();
        await call();
      }
      result.trained = watch.bytes();
      return { medianMs: 1 };
    },
  };
  try {
    await adapter[name](dataOf(name), helper, {});
  } finally {
    watch.stop();
  }
  // W7 makes one step by itself.
  return { steps: 1, warm: watch.bytes(), trained: watch.bytes(), ...result, peak: watch.bytes() };
}
