import type { FromEngine } from "./calls";
import type { Origin } from "./engine";
import type { Link, Listener } from "./link";
import { nodeModule } from "./node";
import type { Place } from "./team";
import type { Spawned } from "./worker-link";

/** Whether threads can share memory: in Node, and in pages that are isolated from other origins. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer === "function" && (globalThis.crossOriginIsolated || nodeModule("node:worker_threads") !== undefined);
}

/**
 * Joins workers to a team, which is to its caller as one engine: ready when all are, and lost with any of them. Ways between
 * each two of them are made here, and nothing of a step passes through this thread.
 */
export function linkTeam(workers: readonly Spawned[], shared: boolean, origin: Origin, listener: Listener): Link {
  let over = false, waiting = workers.length, leaderReady: FromEngine | undefined;
  const end = () => {
    over = true;
    for (const link of links) link.close();
  };
  const listen = (rank: number): Listener => ({
    message(message) {
      if (over) return;
      if (message.kind === "ready") {
        if (rank === 0) leaderReady = message;
        if (--waiting === 0) listener.message(leaderReady!);
      } else {
        listener.message(message);
      }
    },
    lost(code, reason) {
      if (over) return;
      end();
      listener.lost(code, reason);
    },
  });
  const links = places(workers.length, shared).map((team, rank) => workers[rank]!.link({ ...origin, team }, listen(rank)));
  const leader = links[0]!;
  return {
    post(message, transfer) { leader.post(message, transfer); },
    close: end,
    kill(member) { links[member]?.kill(0); },
    panic(member) { links[member]?.panic(0); },
    busy(pending) { for (const link of links) link.busy(pending); },
  };
}

/** The places of a team's members, with a channel between each two. */
function places(size: number, shared: boolean): Place[] {
  const ports = Array.from({ length: size }, () => new Array<MessagePort | undefined>(size).fill(undefined));
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const { port1, port2 } = new MessageChannel();
      ports[a]![b] = port1;
      ports[b]![a] = port2;
    }
  }
  return ports.map((own, rank) => ({ rank, shared, ports: own }));
}
