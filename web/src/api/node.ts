// What Node has and browsers have not, asked for at run time, so that no bundler meets an import of it.

export interface NodeWorker {
  on(event: "message", listen: (message: unknown) => void): this;
  on(event: "error", listen: (error: Error) => void): this;
  on(event: "exit", listen: (code: number) => void): this;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): Promise<number>;
  ref(): void;
  unref(): void;
}

interface NodeModules {
  "node:worker_threads": {
    Worker: new (url: URL) => NodeWorker;
    parentPort: {
      on(event: "message", listen: (message: never) => void): void;
      postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
    } | null;
  };
  "node:fs/promises": { readFile(path: URL | string): Promise<Uint8Array<ArrayBuffer>> };
}

interface NodeProcess { readonly getBuiltinModule?: <N extends keyof NodeModules>(name: N) => NodeModules[N] }

/** A module of Node's own, or nothing where this is no Node. */
export function nodeModule<N extends keyof NodeModules>(name: N): NodeModules[N] | undefined {
  return (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.(name);
}
