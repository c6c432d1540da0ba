import { median } from "./timing.mjs";

/** Three digits, or all of a large number. */
export function digitsOf(value) {
  return value >= 1000 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}

/** A result as the texts of its cells. */
export function cellsOf({ unit }, { figures, loss, accuracy, steps, stepsAsked, bytes, workers = 1 }) {
  return {
    figure: `${digitsOf(median(figures))} ${unit}`,
    range: `${digitsOf(Math.min(...figures))} to ${digitsOf(Math.max(...figures))}`,
    loss: loss === undefined ? "" : loss.toFixed(4),
    accuracy: accuracy === undefined ? "" : `${(100 * accuracy).toFixed(1)} %`,
    memory: bytes === undefined ? "" : `${digitsOf(bytes / 2 ** 20)} MiB`,
    remark: [workers > 1 && `${workers} workers`, steps < stepsAsked && `${steps} of ${stepsAsked} calls in the time given`].filter(Boolean).join("; "),
  };
}

/** All results as a Markdown table, to be passed on. */
export function markdown(machine, workloads, results) {
  const rows = Object.entries(results).filter(([, r]) => r.figures).map(([name, r]) => {
    const c = cellsOf(workloads[name], r);
    return `| ${[name, workloads[name].title, c.figure, c.range, c.loss, c.accuracy, c.memory, c.remark].join(" | ")} |`;
  });
  return [machine, "", "| | | median | least to most | loss | accuracy | memory | |", "|---|---|--:|---|--:|--:|--:|---|", ...rows, ""].join("\n");
}
