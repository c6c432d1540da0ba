// The page of benchmarks, as files of dist/bench/. It uses the product's own ../backdraw-trainer.js.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { containedLit } from "../modules.mjs";

const here = import.meta.dirname;

/** The adapter names the product by its place in the repository, where the harness of peers serves it. */
const product = {
  name: "product",
  setup(bundler) {
    bundler.onResolve({ filter: /\/dist\/backdraw(-trainer)?\.js$/ }, ({ path }) => ({ path: `../${basename(path)}`, external: true }));
  },
};

async function script(entry) {
  const result = await build({
    entryPoints: [join(here, entry)], bundle: true, write: false, minify: true, format: "esm", target: ["es2022"], legalComments: "inline",
    logLevel: "warning", define: { "process.env.NODE_ENV": '"production"' }, plugins: [containedLit, product],
  });
  return result.outputFiles[0].text;
}

async function page(name, ...sources) {
  const template = await readFile(join(here, name), "utf8"), style = /<style>(.*?)<\/style>/s.exec(template)?.[1];
  const hash = style === undefined ? "'none'" : `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
  const policy = ["default-src 'none'", `style-src ${hash}`, "img-src data:", "base-uri 'none'", "form-action 'none'", ...sources].join("; ");
  return template.replace("{{policy}}", () => policy);
}

export async function benchFiles() {
  return {
    "bench/index.html": await page("index.html", "script-src 'self'", "frame-src 'self'"),
    "bench/page.js": await script("page.mjs"),
    "bench/run.html": await page("run.html", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self'"),
    "bench/run.js": await script("run.mjs"),
  };
}
