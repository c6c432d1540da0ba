// The modules declared in src/build.d.ts, for esbuild.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Go's wasm_exec.js as a function of the object that it takes for globalThis: nothing global is set. It reads fs by its
 * bare name, so that is bound too.
 */
export async function wasmExecModule(root) {
  const goroot = execFileSync("go", ["env", "GOROOT"], { cwd: root, encoding: "utf8" }).trim();
  const source = await readFile(join(goroot, "lib/wasm/wasm_exec.js"), "utf8");
  return `export function defineGo(globalThis) { const { fs } = globalThis; ${source}\nreturn globalThis.Go; }`;
}

export function constantsModule(values) {
  return Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n");
}

/** An esbuild plugin that serves `modules`, source by name. */
export function generatedModules(modules) {
  return {
    name: "generated-modules",
    setup(bundler) {
      bundler.onResolve({ filter: /^backdraw:/ }, ({ path }) => ({ path, namespace: "generated" }));
      bundler.onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({ contents: modules[path], loader: "js" }));
    },
  };
}

/**
 * An esbuild plugin that keeps Lit to itself: it sets no globals, and can be imported where there is no document, as in
 * Node. What its modules read while they are evaluated is stood for; Lit's own build for Node does the latter by globals.
 */
export const containedLit = {
  name: "contained-lit",
  setup(bundler) {
    const environment = "lit-environment";
    bundler.onResolve({ filter: /^lit-environment$/ }, ({ path }) => ({ path, namespace: environment, sideEffects: false }));
    bundler.onLoad({ filter: /.*/, namespace: environment }, () => ({
      contents: `
        const { trustedTypes, ShadowRoot, ShadyCSS, litNonce } = globalThis;
        export const litPropertyMetadata = new WeakMap();
        const own = { trustedTypes, ShadowRoot, ShadyCSS, litNonce, litPropertyMetadata };
        export { own as globalThis };
        export const HTMLElement = globalThis.HTMLElement ?? class {};
        export const document = globalThis.document ?? { createTreeWalker() {} };
        export const customElements = globalThis.customElements ?? { define() {} };`,
    }));
    bundler.onLoad({ filter: /[/\\]node_modules[/\\](lit|lit-html|lit-element|@lit)[/\\].*\.js$/ }, async ({ path }) => ({
      contents: `import { globalThis, litPropertyMetadata, HTMLElement, document, customElements } from "${environment}";\n${await readFile(path, "utf8")}`,
    }));
  },
};
