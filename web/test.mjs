// Runs the TypeScript tests under Node: each src/**/*.test.ts is bundled to build/test/ first. The tests in test/*.test.mjs
// are of the built product in dist/.
import { spawnSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { constantsModule, containedLit, generatedModules, wasmExecModule } from "./modules.mjs";

const web = import.meta.dirname;
const root = join(web, "..");
const outdir = join(root, "build/test");

async function files(folder, ending) {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));
}

await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
await build({
  absWorkingDir: web,
  entryPoints: await files(join(web, "src"), ".test.ts"),
  outdir,
  outbase: join(web, "src"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
  external: ["node:*"],
  target: ["node20"],
  sourcemap: "inline",
  logLevel: "warning",
  loader: { ".gz": "binary", ".md": "text" },
  plugins: [
    containedLit,
    generatedModules({
      "backdraw:assets": constantsModule({ wasmName: "", firstName: "", workerName: "", mnist: undefined, inlined: undefined }),
      "backdraw:wasm-exec": await wasmExecModule(root),
    }),
  ],
});

const tests = [...(await files(join(web, "test"), ".test.mjs")), ...(await files(outdir, ".test.mjs"))];
const { status } = spawnSync(process.execPath, ["--test", "--enable-source-maps", "--test-reporter=spec", ...tests], { stdio: "inherit" });
process.exit(status ?? 1);
