// Builds dist/ from src/, build/backdraw.wasm and build/mnist.bin (see the Makefile): the page, backdraw.js and backdraw-trainer.js with their types, the worker
// and the wasm, named by content, and each with .br and .gz beside it for the native server.
import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";
import { benchFiles } from "./bench/build.mjs";
import { constantsModule, containedLit, generatedModules, wasmExecModule } from "./modules.mjs";

const root = join(import.meta.dirname, "..");
const source = (...parts) => join(root, "web/src", ...parts);
const dist = (...parts) => join(root, "dist", ...parts);

const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);
const contentSecurityHash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

const wasm = await readFile(join(root, "build/backdraw.wasm"));
const wasmName = `backdraw-${hash(wasm)}.wasm`;
// For a page the same program in two parts: the first names the file of the second.
const restFile = await readFile(join(root, "build/rest.wasm"));
const restName = `backdraw-rest-${hash(restFile)}.wasm`;
const firstFile = Buffer.concat([await readFile(join(root, "build/first.wasm")), customSection("rest", restName)]);
const firstName = `backdraw-first-${hash(firstFile)}.wasm`;
// Gzip already, and unpacked by the page: any host serves it as it is.
const mnistFile = await readFile(join(root, "build/mnist.bin"));
const mnist = { name: `backdraw-mnist-${hash(mnistFile)}.bin`, bytes: mnistFile.length };
const wasmExec = await wasmExecModule(root);

/** A section of a WebAssembly module; its parts are shorter than 128 bytes, which one byte says. */
function customSection(name, content) {
  return Buffer.from([0, 1 + name.length + content.length, name.length, ...Buffer.from(name + content)]);
}

async function bundle(entries, format, modules, extra = {}, plugins = []) {
  const result = await build({
    absWorkingDir: join(root, "web"),
    entryPoints: entries.map(([name, out]) => ({ in: source(name), out })),
    outdir: dist(),
    bundle: true,
    write: false,
    minify: true,
    format,
    target: ["es2022"],
    legalComments: "inline",
    logLevel: "warning",
    loader: { ".gz": "binary", ".md": "text" },
    external: ["node:*"],
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [...plugins, containedLit, generatedModules({ "backdraw:wasm-exec": wasmExec, ...modules })],
    ...extra,
  });
  const outputs = result.outputFiles.map(({ path, text }) => [relative(dist(), path), text]);
  return { outputs, metafile: result.metafile, script: outputs.find(([name]) => name.endsWith(".js"))[1] };
}

const typesFile = types();
const { script: worker } = await bundle([["api/worker.ts", "worker"]], "iife", {});
const workerName = `backdraw-worker-${hash(worker)}.js`;
const assets = { "backdraw:assets": constantsModule({ wasmName, firstName, workerName, mnist, inlined: undefined }) };
// backdraw-trainer.js is one file, so that whoever trains waits for no second one.
const trainer = await bundle([["trainer.ts", "backdraw-trainer"]], "esm", assets, { sourcemap: "linked", metafile: true });
// backdraw.js imports it, so that a page with both has one program compiled. What is imported by import() is a chunk of its
// own, named by content; so is what it shares with backdraw.js.
const withTrainer = {
  name: "with-trainer",
  setup(bundler) {
    bundler.onResolve({ filter: /(^|\/)api$/ }, () => ({ path: "./backdraw-trainer.js", external: true }));
  },
};
const split = await bundle(
  [["backdraw.ts", "backdraw"]],
  "esm",
  assets,
  { sourcemap: "linked", splitting: true, chunkNames: "backdraw-[name]-[hash]", metafile: true },
  [withTrainer],
);
const oneFileScript = (await bundle(
  [["backdraw.ts", "backdraw"]],
  "iife",
  {
    "backdraw:assets": constantsModule({
      wasmName,
      firstName,
      workerName,
      mnist: undefined,
      inlined: { wasm: (await promisify(gzip)(wasm, { level: 9 })).toString("base64"), worker },
    }),
  },
  { define: { "import.meta.url": '""' } },
)).script.replaceAll("</script", "<\\/script");

/** The files that backdraw.js cannot start without, by name. */
function neededFiles(outputs) {
  const named = Object.fromEntries(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const needed = new Set(["backdraw.js"]);
  for (const name of needed) {
    for (const { path, kind } of named[name].imports) if (kind === "import-statement" && basename(path) in named) needed.add(basename(path));
  }
  return [...needed].slice(1);
}

const template = await readFile(source("index.html"), "utf8");
const style = /<style>(.*?)<\/style>/s.exec(template)[1];

function page(sources, parts) {
  const policy = [
    "default-src 'none'",
    `script-src ${sources.script} 'wasm-unsafe-eval'`,
    `worker-src ${sources.worker}`,
    `style-src ${contentSecurityHash(style)}`,
    `connect-src ${sources.connect}`,
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // Functions, because a replacement string would expand the $ signs of minified code.
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => ({ policy, ...parts })[name]);
}

const files = {
  ...(await benchFiles()),
  [wasmName]: wasm,
  [firstName]: firstFile,
  [restName]: restFile,
  [workerName]: worker,
  [mnist.name]: mnistFile,
  ...Object.fromEntries([...trainer.outputs, ...split.outputs]),
  "backdraw.d.ts": await typesFile,
  "backdraw-trainer.d.ts": 'export * from "./backdraw.js";\n',
  "backdraw.html": page(
    { script: contentSecurityHash(oneFileScript), worker: "blob:", connect: "'none'" },
    { preload: "", script: `<script>${oneFileScript}</script>` },
  ),
  "index.html": page(
    { script: "'self'", worker: "'self' blob:", connect: "'self'" },
    {
      preload: [
        `<link rel="preload" href="${firstName}" as="fetch" type="application/wasm" crossorigin>`,
        ...neededFiles({ ...split.metafile.outputs, ...trainer.metafile.outputs }).map((name) => `<link rel="modulepreload" href="${name}">`),
      ].join("\n  "),
      script: '<script type="module" src="backdraw.js"></script>',
    },
  ),
};

/** backdraw.d.ts: the types of src/public.ts and all that they mention, as one file without imports. */
async function types() {
  const file = join(root, "build/backdraw.d.ts");
  const program = join(import.meta.dirname, "node_modules/dts-bundle-generator/dist/bin/dts-bundle-generator.js");
  const options = ["--silent", "--no-banner", "--inline-declare-global", "--project", "tsconfig.types.json", "-o", file];
  await promisify(execFile)(process.execPath, [program, ...options, source("public.ts")], { cwd: import.meta.dirname });
  return readFile(file, "utf8");
}

const compress = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      // The largest window that every browser reads: the wasm is longer than the usual one of 4 MiB.
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gz: (content) => promisify(gzip)(content, { level: 9 }),
};

const kept = join(root, "build/compressed");
const used = new Set();

/** Compresses, or takes what an earlier build made of the same bytes: the wasm takes ten seconds. */
async function compressed(bytes, suffix) {
  const name = `${hash(bytes)}.${suffix}`;
  used.add(name);
  try {
    return await readFile(join(kept, name));
  } catch {
    const result = await compress[suffix](bytes);
    await writeFile(join(kept, name), result);
    return result;
  }
}

await mkdir(kept, { recursive: true });
const everything = await Promise.all(Object.entries(files).map(async ([name, content]) => {
  const bytes = Buffer.from(content);
  const forms = [];
  // Of the others, a page loads the .bin from a server, which is gzip already.
  if (!/\.(map|ts|bin)$/.test(name) && name !== "backdraw.html") {
    for (const suffix of Object.keys(compress)) forms.push([`${name}.${suffix}`, await compressed(bytes, suffix)]);
  }
  return [...forms, [name, bytes]];
}));
for (const name of await readdir(kept)) if (!used.has(name)) await rm(join(kept, name));

// index.html, the last of the files, is what make takes for the sign of a whole build.
await rm(dist(), { recursive: true, force: true });
await mkdir(dist(), { recursive: true });
for (const [name, bytes] of everything.flat()) {
  await mkdir(dirname(dist(name)), { recursive: true });
  await writeFile(dist(name), bytes);
}
