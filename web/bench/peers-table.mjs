// The README's tables of peers, from the results of the harness. Nothing is rounded in our favour: a rate of ours is rounded
// down and a peer's up, a time of ours up and a peer's down, a factor down.

const ours = "backdraw", inWorkers = "backdraw-2-workers";
const isOurs = (name) => name === ours || name === inWorkers;
const lowerIsBetter = new Set(["W2", "W7"]);
const threaded = (name) => [name, `${name}-1t`];

/** What issue 5 asks for: at least `factor` times as good as the best of `opponents`. */
const goals = [
  ["W1", ["synaptic"], 3], ["W1", ["convnetjs"], 10], ["W2", threaded("tfjs-wasm"), 5], ["W3", threaded("jaxjs"), 1.8], ["W4", ["convnetjs"], 30],
  ["W5", threaded("jaxjs"), 3], ["W5r", threaded("jaxjs"), 3], ["W6", ["tfjs-wasm-1t", "jaxjs-1t"], 1.2], ["W7", threaded("tfjs-wasm"), 1],
];

/** Two reports of the harness, one after the other, as one. */
export function joined(a, b) {
  return {
    ...a, apart: Object.keys(b.workloads), minutes: a.minutes + b.minutes, loadAfter: b.loadAfter, workloads: { ...a.workloads, ...b.workloads },
    summary: { ...a.summary, ...b.summary }, runs: [...a.runs, ...b.runs],
  };
}

/** Three digits, downwards or upwards. */
export function rounded(value, up) {
  if (value === 0) return "0";
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  // What is within a millionth of a third digit is that digit: 0.3 / 0.001 is not quite 300.
  const digits = value / unit, near = Math.round(digits), whole = Math.abs(digits - near) < 1e-6 ? near : up ? Math.ceil(digits) : Math.floor(digits);
  const result = whole * unit;
  return result >= 1000 ? Math.round(result).toLocaleString("en-US") : String(Number(result.toPrecision(3)));
}

const better = (workload) => (a, b) => (lowerIsBetter.has(workload) ? a.value - b.value : b.value - a.value);
const upwards = (workload, name) => isOurs(name) === lowerIsBetter.has(workload);

function figure(workload, name, entry) {
  const up = upwards(workload, name), [least, most] = [entry.min, entry.max].map((value) => rounded(value, up));
  return `${rounded(entry.value, up)} (${least} to ${most})`;
}

const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map((_, i) => (i ? "--:" : "---"))), ...rows.map(row)].join("\n");

function goalsTable({ summary }) {
  const rows = goals.filter(([workload]) => summary[workload]?.[ours]?.value !== undefined).map(([workload, opponents, wanted]) => {
    const entries = summary[workload], mine = entries[ours];
    const best = opponents.filter((name) => entries[name]?.value !== undefined).map((name) => ({ name, ...entries[name] })).sort(better(workload))[0];
    if (!best) return [workload, figure(workload, ours, mine), `${opponents.join(" or ")}: not measured`, "", "", `${wanted} times`];
    const factor = lowerIsBetter.has(workload) ? best.value / mine.value : mine.value / best.value;
    return [workload, figure(workload, ours, mine), best.name, figure(workload, best.name, best), `${rounded(factor, false)} times`, `${wanted} times`];
  });
  return table(["", "Backdraw", "opponent", "its figure", "Backdraw is better by", "asked for"], rows);
}

function contestantsOf({ summary }) {
  const names = [...new Set(Object.values(summary).flatMap((entries) => Object.keys(entries)))];
  return [ours, inWorkers, ...names.filter((name) => !isOurs(name))].filter((name) => names.includes(name));
}

const versionOf = ({ summary }, name) => Object.values(summary).map((entries) => entries[name]?.version).find(Boolean) ?? "";
const ownTitles = { [ours]: "**Backdraw**, one thread", [inWorkers]: "Backdraw, two workers" };
const titleOf = (report, name) => ownTitles[name] ?? `${name} ${versionOf(report, name)}`.trim();

function figuresTable(report) {
  const workloads = Object.keys(report.summary);
  const rows = contestantsOf(report).map((name) => [titleOf(report, name), ...workloads.map((workload) => {
    const entry = report.summary[workload][name];
    return entry?.value === undefined ? "cannot" : figure(workload, name, entry);
  })]);
  return table(["", ...workloads], rows);
}

/** What the network had learnt after the workload's steps, or after as many as the harness's time allowed. */
function learnt({ loss, crossEntropy, reportedError, accuracy, stepsTrained, stepsAsked }) {
  const parts = [];
  if (loss !== undefined) parts.push(loss.toFixed(4));
  else if (crossEntropy !== undefined) parts.push(`${crossEntropy.toFixed(4)} (cross-entropy)`);
  else if (reportedError !== undefined) parts.push(`${reportedError.toFixed(4)} (its own measure)`);
  if (accuracy !== undefined) parts.push(`${(100 * accuracy).toFixed(1)}%`);
  if (stepsTrained < stepsAsked) parts.push(`${stepsTrained} of ${stepsAsked} steps`);
  return parts.join(", ");
}

function learntTable(report) {
  const workloads = Object.keys(report.summary).filter((workload) => Object.values(report.summary[workload]).some((e) => e.stepsTrained !== undefined));
  if (workloads.length === 0) return "";
  const rows = contestantsOf(report).map((name) => [titleOf(report, name), ...workloads.map((workload) => learnt(report.summary[workload][name] ?? {}))]);
  return `Loss and accuracy after the same number of steps, or after those that ${report.options.budget} s allowed:\n\n${table(["", ...workloads], rows)}\n`;
}

/** What a peer cannot, and what it does otherwise, a line for each peer. */
function remarks(report) {
  const lines = [];
  for (const name of contestantsOf(report)) {
    const said = new Map();
    for (const [workload, entries] of Object.entries(report.summary)) {
      const e = entries[name];
      if (!e) continue;
      const remark = [
        e.value === undefined && `cannot: ${e.cannot}`, e.deviation, e.info?.threads > 1 && `${e.info.threads} threads`,
        e.info?.precision?.startsWith("float64") && "computes in float64", e.alsoFailed && `a round failed: ${e.alsoFailed}`,
      ].filter(Boolean).join("; ");
      if (remark) said.set(remark, [...(said.get(remark) ?? []), workload]);
    }
    for (const [remark, workloads] of said) lines.push(`- ${name}, ${workloads.join(", ")}: ${remark}`);
  }
  for (const [name, reason] of Object.entries(report.skipped ?? {})) lines.push(`- ${name}: not measured: ${reason}`);
  return lines.join("\n");
}

function loaded({ summary }) {
  const sizes = Object.entries(summary.W7 ?? {}).filter(([, e]) => e.bytes).map(([name, { bytes }]) => `${name} ${Math.ceil(bytes.brotli / 1024)}`);
  return sizes.length ? `KiB loaded for W7, in brotli: ${sizes.join(", ")}.` : "";
}

/** The Markdown of a report. */
export function tables(report) {
  const load = (numbers) => numbers.map((x) => x.toFixed(2)).join(" ");
  const { repeat, minms } = report.options;
  return [
    `Measured ${report.when.slice(0, 10)} in one run${report.apart ? ` (${report.apart.join(", ")} right behind it, in pages without isolation)` : ""}: ${report.browser}, headless; ${report.cpu}, ${report.cores} cores; load average before ${load(report.loadBefore)}, after ${load(report.loadAfter)}; ` +
      `${repeat} round${repeat === 1 ? "" : "s"} of ${minms} ms or more, the contestants turn by turn: median (least to most).`,
    Object.entries(report.workloads).map(([name, { title, unit }]) => `- ${name}: ${title}, ${unit}`).join("\n"),
    goalsTable(report), figuresTable(report), learntTable(report), remarks(report), loaded(report),
  ].filter(Boolean).join("\n\n");
}

const begin = "<!-- made by make bench-peers -->", end = "<!-- until here -->";

/** A text with what stands between its two marks replaced. */
export function withTables(text, made) {
  const from = text.indexOf(begin), to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the text has no ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${made}\n\n${text.slice(to)}`;
}
