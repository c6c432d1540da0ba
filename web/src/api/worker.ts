// The worker's whole program: one trainer, from its first message on, or one table.

import type { FromEngine, RestThere, Send, Start, ToEngine } from "./calls";
import { startRunner } from "./link";
import { nodeModule } from "./node";
import { restOf } from "./rest";
import { serveTable, type FromTable, type TableCall } from "./table-worker";
import { startFollower } from "./team-member";

interface Port { postMessage(message: FromEngine | FromTable, transfer?: ArrayBuffer[]): void }

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

async function startedRunner(message: Start, send: Send) {
  const runner = await startRunner(message, send);
  return runner && ((each: Exclude<ToEngine, Start>) => { runner.receive(each); });
}

type Heard = ToEngine | TableCall | RestThere;

function serve(port: Port): (message: Heard) => void {
  const send: Send = (message, transfer) => { port.postMessage(message, transfer ?? []); };
  let receive: Promise<((message: Exclude<ToEngine, Start>) => void) | undefined> | undefined;
  return (message) => {
    if (message.kind === "rest") {
      restOf(message.url).provide(message.module);
      return;
    }
    if (message.kind === "table") {
      void serveTable(message, (each, transfer) => { port.postMessage(each, transfer ?? []); });
      return;
    }
    if (message.kind !== "start") {
      void receive?.then((each) => each?.(message));
      return;
    }
    const { lock, team } = message;
    // The lock comes first, so that nothing is computed whose end would go unnoticed.
    const held = lock ? hold(lock, send) : Promise.resolve();
    receive = held.then(() => (team && team.rank > 0 ? startFollower(message, team, send) : startedRunner(message, send)));
  };
}

const threads = nodeModule("node:worker_threads");
if (threads?.parentPort) {
  threads.parentPort.on("message", serve(threads.parentPort));
} else {
  const scope = globalThis as unknown as Port & { onmessage: (event: MessageEvent<Heard>) => void };
  const receive = serve(scope);
  scope.onmessage = ({ data }) => { receive(data); };
}
