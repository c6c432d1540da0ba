// The second part of a program that comes in two (wasm/shape/parts.go). The page's thread fetches it and hands it to its workers.

import { BackdrawError } from "./error";

/** The part at one address, as this thread comes to it. */
class Rest {
  #module: WebAssembly.Module | undefined;
  #there: Promise<WebAssembly.Module> | undefined;
  #provide: ((module: WebAssembly.Module) => void) | undefined;
  readonly #url: string;
  /** Whether this thread fetches it, or waits until it is given. */
  fetches = false;

  constructor(url: string) { this.#url = url; }

  /** The part, once it is there; fails with `load-failed` where it cannot be had, and is asked for again the next time. */
  get there(): Promise<WebAssembly.Module> {
    return (this.#there ??= this.fetches ? this.#fetch() : new Promise((resolve) => { this.#provide = resolve; }));
  }

  provide(module: WebAssembly.Module): void {
    this.#module = module;
    if (this.#provide) this.#provide(module);
    else this.#there = Promise.resolve(module);
  }

  async #fetch(): Promise<WebAssembly.Module> {
    try {
      await new Promise((resolve) => { setTimeout(resolve); }); // behind the first step, which it would be in the way of
      const response = await fetch(this.#url);
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return (this.#module ??= await WebAssembly.compile(await response.arrayBuffer()));
    } catch (error) {
      if (this.#module) return this.#module; // which came in another way meanwhile
      this.#there = undefined;
      throw new BackdrawError("load-failed", "wasmURL", `${this.#url} could not be loaded: ${String(error)}`, undefined, { cause: error });
    }
  }

  /** The part at once: this thread waits for it. */
  now(): WebAssembly.Module {
    if (!this.#module) {
      const request = new XMLHttpRequest();
      request.open("GET", this.#url, false);
      request.overrideMimeType("text/plain; charset=x-user-defined"); // bytes as text: a page may not ask for a buffer
      request.send();
      if (request.status !== 200) throw new Error(`${this.#url} answered ${request.status}`);
      this.provide(new WebAssembly.Module(Uint8Array.from(request.responseText, (c) => c.charCodeAt(0))));
    }
    return this.#module!;
  }

  /** The part where it is there already. */
  get module(): WebAssembly.Module | undefined { return this.#module; }
}

const parts = new Map<string, Rest>();

export function restOf(url: string): Rest {
  let rest = parts.get(url);
  if (!rest) parts.set(url, (rest = new Rest(url)));
  return rest;
}
