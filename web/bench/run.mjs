// Runs the workload that the address names, once, in a page of its own, and tells the page around it.
import { contestant, shared } from "./contestant.mjs";
import { watchMemory } from "./memory.mjs";
import { timing } from "./timing.mjs";
import { dataOf, workloads } from "./workloads.mjs";

const asked = new URLSearchParams(location.search), name = asked.get("workload");
const workers = shared.includes(name) ? Number(asked.get("workers") ?? 1) : 1;

async function measure() {
  const memory = watchMemory(), spec = workloads[name];
  const adapter = contestant(workers), data = dataOf(name), result = await adapter[name](data, timing(spec), {});
  if (name === "W7") result.figures = [performance.now()];
  if (name === "W6") result.figures = result.figures.map((milliseconds) => (2 * data.n ** 3) / milliseconds / 1e6);
  // The memory of workers is not seen from here.
  return { ...result, workers, bytes: workers > 1 ? undefined : memory.bytes() };
}

parent.postMessage(await measure().catch((error) => ({ error: String(error) })), "/");
