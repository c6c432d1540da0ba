import { inlined, workerName } from "backdraw:assets";
import type { FromEngine, RestThere } from "./calls";
import type { Origin } from "./engine";
import type { Link, Listener } from "./link";
import type { Compiled } from "./module";
import { nodeModule, type NodeWorker } from "./node";
import { restOf } from "./rest";
import type { FromTable, TableCall } from "./table-worker";

/** A worker that runs and has not been told what to train, or which table to read. */
export interface Spawned {
  link(origin: Origin, listener: Listener): Link;
  read(call: TableCall, heard: (message: FromTable) => void, failed: (reason: string) => void): void;
  terminate(): void;
}

export function spawn(): Spawned {
  const threads = nodeModule("node:worker_threads");
  return threads ? spawnThread(new threads.Worker(new URL(workerName, import.meta.url))) : spawnWorker(newWorker());
}

/** From the same origin the worker is a file; from another, where browsers refuse that, a Blob that imports the file. */
function newWorker(): Worker {
  if (inlined) return blobWorker(inlined.worker);
  const url = new URL(workerName, import.meta.url);
  if (url.origin === location.origin) return new Worker(url);
  return blobWorker(`importScripts(${JSON.stringify(url.href)})`);
}

function blobWorker(source: string): Worker {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return new Worker(url);
  } finally {
    // The worker has its address by now; a revocation in the same task would still race with its start in some browsers.
    setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
  }
}

function spawnWorker(worker: Worker): Spawned {
  let failed = "";
  // Heard from the start: the listener of link comes later.
  worker.onerror = (event) => { failed = reasonOf(event); };
  return {
    terminate() { worker.terminate(); },
    read(call, heard, fail) {
      worker.onmessage = ({ data }: MessageEvent<FromTable>) => { heard(data); };
      worker.onerror = (event) => { fail(reasonOf(event)); };
      worker.postMessage(call);
      handRest(worker, call.program);
      if (failed) fail(failed);
    },
    link(origin, listener) {
      let ready = false, over = false;
      const lose = (code: "worker-lost" | "load-failed", reason: string) => {
        if (over) return;
        over = true;
        worker.terminate();
        listener.lost(code, reason);
      };
      const fail = () => { lose(ready ? "worker-lost" : "load-failed", `the worker failed: ${failed}`); };
      worker.onerror = (event) => {
        failed = reasonOf(event);
        fail();
      };
      worker.onmessageerror = () => { lose("worker-lost", "a message of the worker could not be read"); };
      const lock = `backdraw ${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
      worker.onmessage = ({ data: message }: MessageEvent<FromEngine>) => {
        if (over) return;
        if (message.kind === "lost") { lose("worker-lost", message.reason); return; }
        if (message.kind === "locked") {
          watch(lock, () => { lose("worker-lost", "the worker was ended"); });
          return;
        }
        if (message.kind === "ready") ready = true;
        listener.message(message);
      };
      worker.postMessage({ kind: "start", ...origin, lock }, portsOf(origin));
      handRest(worker, origin.program);
      if (failed) queueMicrotask(fail);
      return {
        post(message, transfer) { worker.postMessage(message, transfer ?? []); },
        close() { over = true; worker.terminate(); },
        kill() { worker.terminate(); },
        panic() { worker.postMessage({ kind: "panic" }); },
        busy() { /* a page stays */ },
      };
    },
  };
}

/** Gives a worker the second part of its program, once it is there. */
function handRest(worker: Worker, { rest }: Compiled): void {
  if (!rest) return;
  restOf(rest).there.then((module) => { worker.postMessage({ kind: "rest", url: rest, module } satisfies RestThere); }, () => { /* the worker asks itself */ });
}

function portsOf({ team }: Origin): MessagePort[] { return team ? team.ports.filter((port) => port !== undefined) : []; }

function reasonOf(event: ErrorEvent): string {
  return event.message || "its script could not be loaded, or the content security policy does not allow it";
}

/** Waits for the lock that a worker holds as long as it lives. */
function watch(lock: string, ended: () => void): void {
  navigator.locks.request(lock, ended).catch(() => { /* the page goes */ });
}

function spawnThread(worker: NodeWorker): Spawned {
  return {
    terminate() { void worker.terminate(); },
    read(call, heard, fail) {
      worker.on("message", (message) => { heard(message as FromTable); });
      worker.on("error", (error) => { fail(error.message); });
      worker.postMessage(call);
    },
    link(origin, listener) {
      let over = false;
      const lose = (reason: string) => {
        if (over) return;
        over = true;
        void worker.terminate();
        listener.lost("worker-lost", reason);
      };
      worker.on("message", (message) => {
        const heard = message as FromEngine;
        if (over) return;
        if (heard.kind === "lost") lose(heard.reason);
        else listener.message(heard);
      });
      worker.on("error", (error) => { lose(`the worker failed: ${error.message}`); });
      worker.on("exit", () => { lose("the worker was ended"); });
      worker.postMessage({ kind: "start", ...origin, lock: undefined }, portsOf(origin));
      return {
        post(message, transfer) { worker.postMessage(message, transfer); },
        close() { over = true; void worker.terminate(); },
        kill() { void worker.terminate(); },
        panic() { worker.postMessage({ kind: "panic" }); },
        busy(pending) { if (pending) worker.ref(); else worker.unref(); },
      };
    },
  };
}
