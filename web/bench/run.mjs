// Runs the workload that the address names, once, in a page of its own, and tells the page around it.
import * as adapter from "./adapter.mjs";
import { watchMemory } from "./memory.mjs";
import { timing } from "./timing.mjs";
import { dataOf, workloads } from "./workloads.mjs";

const name = new URLSearchParams(location.search).get("workload");

async function measure() {
  const memory = watchMemory(), spec = workloads[name];
  await adapter.init();
  const data = dataOf(name), result = await adapter[name](data, timing(spec), {});
  if (name === "W7") result.figures = [performance.now()];
  if (name === "W6") result.figures = result.figures.map((milliseconds) => (2 * data.n ** 3) / milliseconds / 1e6);
  return { ...result, bytes: memory.bytes() };
}

parent.postMessage(await measure().catch((error) => ({ error: String(error) })), "/");
