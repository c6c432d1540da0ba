import { compiledProgram, type Compiled } from "./module";
import { Program, RestMissing } from "./program";
import { whenWhole } from "./when-whole";

/** Programs that answer what no trainer is needed for, in this thread; kept, for such calls come again and again. */
const programs = new WeakMap<Compiled, Promise<Program>>();

async function programOf(compiled: Compiled): Promise<Program> {
  const running = programs.get(compiled);
  if (running) return running;
  const program = Program.start(compiled);
  programs.set(compiled, program);
  const forget = () => { programs.delete(compiled); };
  program.then(({ ended }) => ended.then(forget), forget);
  return program;
}

/** One call by name of the engine, without a trainer. */
export async function ask(
  name: string, takes: object, arrays: readonly ArrayBufferView[], wasmURL: string | URL | undefined,
): Promise<{ value: unknown; bytes: Uint8Array | undefined }> {
  const compiled = await compiledProgram(wasmURL);
  return whenWhole(compiled.rest, async () => {
    const program = await programOf(compiled);
    try {
      return program.call(name, -1, JSON.stringify(takes), arrays);
    } catch (error) {
      if (error instanceof RestMissing) programs.delete(compiled);
      throw error;
    }
  });
}
