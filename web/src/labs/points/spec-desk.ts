import { BackdrawError, type CreateTrainer, type Spec } from "../../api";

/** Takes specs as text: what the engine refuses changes nothing, and the sentence says where it is wrong. */
export class SpecDesk {
  /** The last one, if it was refused, and why. */
  refused: { readonly text: string; readonly error: unknown } | undefined;

  constructor(
    readonly create: CreateTrainer,
    readonly accept: (spec: Spec) => void,
    readonly changed: () => void,
  ) {}

  async take(text: string): Promise<boolean> {
    const error = await this.#faultOf(text);
    this.refused = error === undefined ? undefined : { text, error };
    if (error === undefined) this.accept(JSON.parse(text) as Spec);
    this.changed();
    return error === undefined;
  }

  async #faultOf(text: string): Promise<unknown> {
    try {
      const spec = JSON.parse(text) as Spec;
      const trainer = await this.create(spec, { worker: false });
      trainer.close();
      // The drawing has two coordinates.
      return spec.input.length === 1 && spec.input[0] === 2 ? undefined : new BackdrawError("invalid-spec", "input", `input is ${JSON.stringify(spec.input)}, want [2]`);
    } catch (error) {
      return error;
    }
  }
}
