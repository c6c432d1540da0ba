// The worker's whole program: one trainer, from its first message on.

import type { FromEngine, Send, ToEngine } from "./calls";
import { startRunner } from "./link";
import { nodeModule } from "./node";
import type { Runner } from "./runner";

interface Port { postMessage(message: FromEngine, transfer?: ArrayBuffer[]): void }

/**
 * Holds a lock for as long as this thread lives, so that the page can wait for its end, which no event tells. Where
 * there are no locks, outside of secure contexts and in opaque origins, the page does without.
 */
function hold(lock: string, send: Send): Promise<void> {
  return new Promise((resolve) => {
    if (!("locks" in navigator)) {
      resolve();
      return;
    }
    navigator.locks.request(lock, () => {
      send({ kind: "locked" });
      resolve();
      return new Promise(() => { /* never */ });
    }).catch(() => { resolve(); });
  });
}

function serve(port: Port): (message: ToEngine) => void {
  const send: Send = (message, transfer) => { port.postMessage(message, transfer ?? []); };
  let runner: Promise<Runner | undefined> | undefined;
  return (message) => {
    if (message.kind !== "start") {
      void runner?.then((each) => each?.receive(message));
      return;
    }
    // The lock comes first, so that nothing is computed whose end would go unnoticed.
    const held = message.lock ? hold(message.lock, send) : Promise.resolve();
    runner = held.then(() => startRunner(message, send));
  };
}

const threads = nodeModule("node:worker_threads");
if (threads?.parentPort) {
  threads.parentPort.on("message", serve(threads.parentPort));
} else {
  const scope = globalThis as unknown as Port & { onmessage: (event: MessageEvent<ToEngine>) => void };
  const receive = serve(scope);
  scope.onmessage = ({ data }) => { receive(data); };
}
