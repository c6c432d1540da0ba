import { compiledModule } from "./module";
import { Program } from "./program";

/** Programs that answer what no trainer is needed for, in this thread; kept, for such calls come again and again. */
const programs = new WeakMap<WebAssembly.Module, Promise<Program>>();

async function programOf(module: WebAssembly.Module): Promise<Program> {
  const running = programs.get(module);
  if (running) return running;
  const program = Program.start(module);
  programs.set(module, program);
  const forget = () => { programs.delete(module); };
  program.then(({ ended }) => ended.then(forget), forget);
  return program;
}

/** One call by name of the engine, without a trainer. */
export async function ask(
  name: string, takes: object, arrays: readonly ArrayBufferView[], wasmURL: string | URL | undefined,
): Promise<{ value: unknown; bytes: Uint8Array | undefined }> {
  const program = await programOf(await compiledModule(wasmURL));
  return program.call(name, -1, JSON.stringify(takes), arrays);
}
