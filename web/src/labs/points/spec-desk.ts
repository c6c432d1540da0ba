import { BackdrawError, type CreateTrainer, type Spec } from "../../api";

/** Takes specs as text: what the engine refuses changes nothing, and the sentence says where it is wrong. */
export class SpecDesk {
  /** Why the last one was refused, or "". */
  fault = "";

  constructor(
    readonly create: CreateTrainer,
    readonly accept: (spec: Spec) => void,
    readonly changed: () => void,
  ) {}

  async take(text: string): Promise<boolean> {
    this.fault = await this.#refused(text);
    if (this.fault === "") this.accept(JSON.parse(text) as Spec);
    this.changed();
    return this.fault === "";
  }

  async #refused(text: string): Promise<string> {
    try {
      const spec = JSON.parse(text) as Spec;
      const trainer = await this.create(spec, { worker: false });
      trainer.close();
      // The drawing has two coordinates.
      return spec.input.length === 1 && spec.input[0] === 2 ? "" : `input is ${JSON.stringify(spec.input)}, want [2]`;
    } catch (error) {
      return error instanceof BackdrawError || error instanceof SyntaxError ? error.message : String(error);
    }
  }
}
