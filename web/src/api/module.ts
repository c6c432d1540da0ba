import { firstName, inlined, wasmName } from "backdraw:assets";
import { refuse } from "./check";
import { BackdrawError } from "./error";
import { nodeModule } from "./node";
import { restOf } from "./rest";

/** A program: all of it, or the first of two parts with the address of the second. */
export interface Compiled { readonly module: WebAssembly.Module; readonly rest: string | undefined }

const compiled = new Map<string, Promise<Compiled>>();

/** The compiled program: once for each address, shared by every trainer and worker of the page. */
export function compiledProgram(wasmURL: string | URL | undefined): Promise<Compiled> {
  if (wasmURL === "" || wasmURL !== undefined && typeof wasmURL !== "string" && !(wasmURL instanceof URL)) refuse("wasmURL", wasmURL, "a URL");
  const url = wasmURL === undefined ? inlined ? "" : new URL(canWait() ? firstName : wasmName, import.meta.url).href : String(wasmURL);
  let program = compiled.get(url);
  if (!program) {
    program = load(url).then((module) => withRest(module, url)).catch((error: unknown) => {
      compiled.delete(url); // the next trainer tries again
      throw error instanceof BackdrawError ? error : new BackdrawError("load-failed", "wasmURL", `${url || "the program"} could not be loaded: ${String(error)}`, undefined, { cause: error });
    });
    compiled.set(url, program);
  }
  return program;
}

/** Whether a thread can wait for the second part of a program, as in a page and its workers; in Node some tests have such requests too. */
function canWait(): boolean { return typeof XMLHttpRequest === "function" && !nodeModule("node:fs/promises"); }

function withRest(module: WebAssembly.Module, url: string): Compiled {
  const [name] = WebAssembly.Module.customSections(module, "rest"), rest = name && new URL(new TextDecoder().decode(name), url).href;
  if (rest) restOf(rest).fetches = true;
  return { module, rest };
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
