// Modules that web/build.mjs makes while bundling.

declare module "backdraw:assets" {
  /** Files beside backdraw.js, named by their content's hash. */
  export const wasmName: string;
  /** The first part of the wasm, which names the second. */
  export const firstName: string;
  export const workerName: string;
  /** The MNIST digits beside backdraw.js, and how long that file is; none in the one-file page. */
  export const mnist: { readonly name: string; readonly bytes: number } | undefined;
  /** In the one-file page, what would be fetched elsewhere: wasm as base64 of gzip, the worker's source. */
  export const inlined: { readonly wasm: string; readonly worker: string } | undefined;
}

declare module "*.gz" {
  /** The file as it lies there, compressed. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "backdraw:wasm-exec" {
  /** One running Go program: Go's own wasm_exec.js, of the toolchain that built the wasm. */
  export interface GoProgram {
    argv: string[];
    env: Record<string, string>;
    exit: (code: number) => void;
    exited: boolean;
    readonly importObject: WebAssembly.Imports;
    run(instance: WebAssembly.Instance): Promise<void>;
    // What run sets before it begins.
    _inst: WebAssembly.Instance;
    mem: DataView;
    _values: unknown[];
    _goRefCounts: number[];
    _ids: Map<unknown, number>;
    _idPool: number[];
    readonly _exitPromise: Promise<void>;
    _makeFuncWrapper(id: number): () => unknown;
  }
  /**
   * Evaluates wasm_exec.js with `scope` standing for its globalThis and returns its Go class, so that no global is
   * set. Go's js.Global() is `scope`: it must carry what the program and wasm_exec.js read, as own properties.
   */
  export function defineGo(scope: object): new () => GoProgram;
}

/** A lesson's text. */
declare module "*.md" {
  const text: string;
  export default text;
}
