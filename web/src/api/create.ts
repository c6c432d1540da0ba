import { abortSignal, flag, integer, known, object, refuse } from "./check";
import { documentJSON } from "./document";
import { BackdrawError } from "./error";
import { linkHere } from "./link";
import { compiledProgram } from "./module";
import { EngineTrainer } from "./trainer";
import { canShareMemory, linkTeam } from "./team-link";
import type { CreateTrainer, Spec, TrainerOptions } from "./types";
import { spawn, type Spawned } from "./worker-link";

/** The most workers that train together. */
const mostWorkers = 16;
const trainerOptions: readonly (keyof TrainerOptions)[] = ["wasmURL", "worker", "workers", "sharedMemory", "signal"];

/**
 * Makes a trainer for a network. The program is compiled once for a page; each trainer computes in a worker of its own,
 * in several with workers: n, or, with worker: false, in the caller's thread, where it also has trainSync, predictSync and
 * fieldSync.
 */
export const createTrainer = (async (spec: Spec, options: TrainerOptions = {}) => {
  known("createTrainer", object("options", options), trainerOptions);
  const { wasmURL } = options, signal = abortSignal("signal", options.signal), inWorker = flag("worker", options.worker, true);
  const workers = integer("workers", options.workers ?? 1, 1, mostWorkers);
  const shared = flag("sharedMemory", options.sharedMemory, true) && canShareMemory();
  if (workers > 1 && !inWorker) refuse("workers", workers, "1 with worker: false, for the caller's thread must not wait for others");
  const document = JSON.parse(documentJSON(spec, "spec", "invalid-spec")) as Spec;
  throwIfAborted(signal);
  // The first worker starts while the program is still being compiled; later ones, after a loss, as they are needed.
  let first: Spawned[] | undefined = inWorker ? spawnTeam(workers) : undefined;
  let trainer: EngineTrainer | undefined;
  try {
    const program = await unlessAborted(compiledProgram(wasmURL), signal);
    trainer = new EngineTrainer(program, document, (origin, listener) => {
      if (!inWorker) return linkHere(origin, listener);
      const team = first ?? spawnTeam(workers);
      first = undefined;
      return workers > 1 ? linkTeam(team, shared, origin, listener) : team[0]!.link(origin, listener);
    });
    await unlessAborted(trainer.start(), signal);
    return trainer;
  } catch (error) {
    first?.forEach((each) => { each.terminate(); });
    trainer?.close();
    throw error;
  }
}) as CreateTrainer;

function spawnTeam(size: number): Spawned[] {
  const team: Spawned[] = [];
  try {
    while (team.length < size) team.push(spawn());
    return team;
  } catch (error) {
    for (const each of team) each.terminate();
    throw new BackdrawError("load-failed", "", `the worker could not be started: ${String(error)}`, undefined, { cause: error });
  }
}

function aborted(): BackdrawError { return new BackdrawError("aborted", "", "loading was aborted"); }

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw aborted();
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  work.catch(() => { /* told by the race below, unless that was lost */ });
  throwIfAborted(signal);
  let stop: (() => void) | undefined;
  const end = new Promise<never>((_, reject) => {
    stop = () => { reject(aborted()); };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    signal.removeEventListener("abort", stop!);
  }
}
