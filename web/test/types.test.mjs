import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";
import ts from "typescript";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** What the compiler says of a page's script that imports backdraw.js, at its strictest. */
async function diagnose(script) {
  const folder = await mkdtemp(join(dist, "..", "build", "types-"));
  try {
    const file = join(folder, "page.ts");
    await writeFile(file, script);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    });
    return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const imports = 'import { BackdrawError, createTrainer, type Report, type Trainer } from "../../dist/backdraw.js";\n';

test("a page's script compiles against backdraw.d.ts", async () => {
  const problems = await diagnose(`${imports}
    export async function train(): Promise<number> {
      const trainer: Trainer = await createTrainer({ input: [2], layers: [{ type: "dense", units: 1 }], loss: "mse" });
      await trainer.setData({ x: new Float32Array(4), y: new Float32Array(2) });
      const report: Report = await trainer.train({ steps: 3, onProgress: ({ loss }) => { console.log(loss.toFixed(3)); } });
      return report.testLoss ?? report.loss;
    }
    export async function now(): Promise<Float32Array> {
      const trainer = await createTrainer({ input: [2], layers: [], loss: "mse" }, { worker: false });
      trainer.trainSync({ epochs: 1 });
      return trainer.predictSync(new Float32Array(2));
    }
    const element = document.querySelector("back-draw");
    element?.addEventListener("error", ({ detail }) => { console.log(detail instanceof BackdrawError, detail.code, detail.path); });
    element?.play();`);
  assert.deepEqual(problems, []);
});

test("backdraw.d.ts refuses what the API refuses", async () => {
  const problems = await diagnose(`${imports}
    const trainer = await createTrainer({ input: [2], layers: [{ type: "dense", units: 1 }], loss: "mse" });
    trainer.trainSync({ steps: 1 });
    await trainer.setData({ x: [1, 2], y: new Float32Array(1) });
    await createTrainer({ input: [2], layers: [{ type: "dence", units: 1 }], loss: "mse" });`);
  assert.equal(problems.length, 3, problems.join("\n"));
});
