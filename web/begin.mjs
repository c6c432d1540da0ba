// Starts the program and has it do what src/api/rehearsal.ts says, so that it can be shipped as it stands then (wasm/shape/begun.go):
//
//	node begin.mjs MARKED.wasm STATE.json MEMORY
//
// MARKED is made by `shape mark`. The clock and the random numbers are the same in every build, and so is what comes out.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { constantsModule, generatedModules, wasmExecModule } from "./modules.mjs";

const [marked, state, memory] = process.argv.slice(2);
const root = join(import.meta.dirname, "..");

let milliseconds = 1;
performance.now = () => (milliseconds += 0.001);
globalThis.Date = class { static now() { return 1; } getTime() { return 1; } };
let seed = 1;
globalThis.crypto.getRandomValues = (numbers) => {
  for (const i of numbers.keys()) numbers[i] = seed = (seed * 48271) % 0x7fffffff;
  return numbers;
};

// Go's object as it is made, the object that stands for its global, and the numbers of functions that Go hands out.
globalThis.started = [];
const wasmExec = `${(await wasmExecModule(root)).replace("export function defineGo", "function defineExec")}
export function defineGo(scope) {
  return class extends defineExec(scope) {
    numbers = new Map();
    constructor() { super(); globalThis.started.push({ go: this, scope }); }
    _makeFuncWrapper(id) { const made = super._makeFuncWrapper(id); this.numbers.set(made, id); return made; }
  };
}`;
const { outputFiles: [{ text }] } = await build({
  entryPoints: [join(root, "web/src/api/rehearsal.ts")],
  bundle: true,
  write: false,
  format: "esm",
  target: ["es2022"],
  logLevel: "warning",
  plugins: [generatedModules({ "backdraw:wasm-exec": wasmExec, "backdraw:assets": constantsModule({ wasmName: "", firstName: "", workerName: "", inlined: undefined }) })],
});
const { Program, warm, rehearse } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

const program = await Program.start({ module: await WebAssembly.compile(await readFile(marked)), rest: undefined });
const [{ go, scope }] = globalThis.started, { exports } = program;
const named = (letter) => Object.keys(exports).filter((name) => new RegExp(`^${letter}\\d+$`).test(name)).map((_, k) => exports[letter + k]);
const globals = named("g"), marks = named("m");

warm(program);
if (go._scheduledTimeouts.size > 0) throw new Error("the program waits for something");

const paths = new Map();
for (const [name, value] of Object.entries(scope)) if (value !== null && /object|function/.test(typeof value)) paths.set(value, name);
paths.set(scope.fs.constants, "fs.constants");
const held = {
  values: go._values.slice(7).map((value) => paths.get(value) ?? null),
  counts: go._goRefCounts.slice(7),
  functions: Object.fromEntries(Object.entries(scope).flatMap(([name, value]) => (go.numbers.has(value) ? [[name, go.numbers.get(value)]] : []))),
};
await writeFile(memory, new Uint8Array(exports.mem.buffer));
const values = globals.map(({ value }) => String(value));

for (const mark of marks) mark.value = 0;
rehearse(program);
const called = marks.flatMap(({ value }, k) => (value ? [k] : []));
await writeFile(state, JSON.stringify({ globals: values, called, held }));
console.log(`${called.length} of ${marks.length} functions are in the first part`);
process.exit(0);
