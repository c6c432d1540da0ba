import { inlined, wasmName } from "backdraw:assets";
import { refuse } from "./check";
import { BackdrawError } from "./error";
import { nodeModule } from "./node";

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/** The compiled program: once for each address, shared by every trainer and worker of the page. */
export function compiledModule(wasmURL: string | URL | undefined): Promise<WebAssembly.Module> {
  if (wasmURL === "") refuse("wasmURL", wasmURL, "a URL");
  const url = wasmURL === undefined ? inlined ? "" : new URL(wasmName, import.meta.url).href : String(wasmURL);
  let module = compiled.get(url);
  if (!module) {
    module = load(url).catch((error: unknown) => {
      compiled.delete(url); // the next trainer tries again
      throw error instanceof BackdrawError ? error : new BackdrawError("load-failed", "wasmURL", `${url || "the program"} could not be loaded: ${String(error)}`, undefined, { cause: error });
    });
    compiled.set(url, module);
  }
  return module;
}

function load(url: string): Promise<WebAssembly.Module> {
  if (url === "") return unpack(inlined!.wasm);
  const files = nodeModule("node:fs/promises");
  if (files && !/^(https?|data|blob):/.test(url)) return fromFile(files, url);
  return fromNetwork(url);
}

async function fromFile(files: { readFile(path: URL | string): Promise<Uint8Array<ArrayBuffer>> }, url: string) {
  return WebAssembly.compile(await files.readFile(url.startsWith("file:") ? new URL(url) : url));
}

async function fromNetwork(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new BackdrawError("load-failed", "wasmURL", `${url} answered ${response.status}`);
  // Served as another type it cannot be compiled while it arrives.
  if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function unpack(base64: string): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
