// Measures Backdraw beside other libraries with the harness in PEERS_DIR (default ../shared/peers), and makes the README's
// tables of it, where the whole was measured:
//
//   make bench-peers
//   make bench-peers ARGS="--workloads W1 --peers synaptic --repeat 1 --minms 500"
//
// Backdraw is there twice: in one thread, for which all claims are made, and in two workers. Its adapter comes in one file with the
// product, as the harness has those of peers come (bundle.mjs).
// Arguments go to the harness (its README lists them). It wants an idle machine: half an hour for all of it. The first step
// (W7) is measured without isolation from other origins, as tfjs-wasm-1t's is: one thread needs none, and its headers alone
// take a page 15 to 25 ms. With --out, all that is wanted is measured in one run, isolated, and no table is made of it.
import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { bundle } from "./bundle.mjs";
import { joined, tables, withTables } from "./peers-table.mjs";

const root = join(import.meta.dirname, "../.."), copy = join(root, "build/peers"), results = join(copy, "results/latest");
const source = resolve(root, process.env.PEERS_DIR ?? "../shared/peers");

/** Runs a program in the copy, and ends with it where it fails. */
function run(program, ...args) {
  const { status, error } = spawnSync(program, args, { cwd: copy, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const given = process.argv.slice(2), everything = ["W1", "W2", "W3", "W4", "W5", "W5r", "W6", "W7"];
const wanted = given.includes("--workloads") ? given[given.indexOf("--workloads") + 1].split(",") : everything;

/** Runs the harness on workloads, and returns what it found where that is for us to read. */
async function measure(workloads, isolated, out) {
  const started = Date.now();
  run(process.execPath, "run.mjs", "--root", root, "--adapter", `backdraw=${one}`, "--adapter", `backdraw-2-workers=${two}`, "--out", out, "--coi", isolated ? "1" : "0", ...given,
    "--workloads", workloads.join(","));
  const made = await stat(`${out}.json`).catch(() => undefined);
  return made && made.mtimeMs >= started ? JSON.parse(await readFile(`${out}.json`, "utf8")) : undefined;
}

const read = (path) => readFile(path, "utf8").catch(() => "");

if (!(await read(join(source, "run.mjs")))) {
  console.error(`${source} has no run.mjs: set PEERS_DIR to the folder of the harness`);
  process.exit(1);
}
const lock = "package-lock.json", installed = (await read(join(copy, lock))) === (await read(join(source, lock)));
await mkdir(copy, { recursive: true });
await cp(source, copy, { recursive: true, filter: (path) => path === source || !["node_modules", "results", "build", ".git"].includes(basename(path)) });
if (!installed || !(await stat(join(copy, "node_modules")).catch(() => undefined))) run("npm", "ci", "--no-progress", "--loglevel=error");

const [one, two] = await bundle(["adapter.mjs", "adapter-2-workers.mjs"].map((name) => join(root, "web/bench", name)), join(root, "dist"), join(root, "build/adapter"));
const apart = given.includes("--out") ? [] : ["W7"], reports = [];
for (const [workloads, isolated, out] of [
  [wanted.filter((each) => !apart.includes(each)), true, results],
  [wanted.filter((each) => apart.includes(each)), false, `${results}-first-step`],
]) {
  if (workloads.length > 0) reports.push(await measure(workloads, isolated, out));
}
if (!reports.every(Boolean)) {
  console.log("the harness wrote its results elsewhere: no table is made of them");
  process.exit(0);
}

const report = reports.reduce(joined), made = tables(report);
console.log(`\n${made}`);
const contestants = Object.keys(Object.values(report.summary)[0]);
const whole = Object.keys(report.workloads).length === 8 && contestants.length >= 11 && report.options.repeat >= 3;
if (whole) {
  const readme = join(root, "README.md");
  await writeFile(readme, withTables(await readFile(readme, "utf8"), made));
  console.log("README.md has these tables now");
} else {
  console.log("README.md stays as it is: that takes all workloads and peers, and three rounds");
}
