import { known, object } from "./check";
import { compiledProgram } from "./module";
import type { TrainerOptions } from "./types";

/**
 * Fetches and compiles the program, so that the first trainer has it sooner: for pages that know early that they will train.
 * It fails as createTrainer would, and may be left to itself: createTrainer tells again.
 */
export function preload(options: Pick<TrainerOptions, "wasmURL"> = {}): Promise<void> {
  const done = load(options);
  done.catch(() => { /* for whoever leaves it to itself */ });
  return done;
}

async function load(options: Pick<TrainerOptions, "wasmURL">): Promise<void> {
  known("preload", object("options", options), ["wasmURL"]);
  await compiledProgram(options.wasmURL);
}
