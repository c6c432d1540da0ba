// Makes one file of an adapter and the product, as the harness of peers makes one of each peer and its library, with what the
// product fetches beside it.
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** Bundles adapters into a folder, and returns where they are. */
export async function bundle(adapters, dist, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: adapters, bundle: true, outdir: folder, outExtension: { ".js": ".mjs" }, minify: true, format: "esm", target: ["es2022"],
    legalComments: "inline", logLevel: "warning", external: ["node:*"],
  });
  const fetched = (await readdir(dist)).filter((name) => /\.wasm$|^backdraw-worker-.*\.js$/.test(name));
  await Promise.all(fetched.map((name) => cp(join(dist, name), join(folder, name))));
  return adapters.map((path) => join(folder, basename(path)));
}
