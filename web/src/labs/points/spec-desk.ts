import { BackdrawError, type CreateTrainer, type Data, type Spec } from "../../api";

/** Takes specs as text: what the engine refuses changes nothing, and the sentence says where it is wrong. */
export class SpecDesk {
  /** The last one, if it was refused, and why. */
  refused: { readonly text: string; readonly error: unknown } | undefined;

  constructor(
    readonly create: CreateTrainer,
    /** The points as that network would get them; undefined for none. */
    readonly examples: (spec: Spec) => Data | undefined,
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
      try {
        // The drawing has two coordinates.
        if (spec.input.length !== 1 || spec.input[0] !== 2) return new BackdrawError("invalid-spec", "input", `input is ${JSON.stringify(spec.input)}, want [2]`);
        const examples = this.examples(spec);
        if (examples !== undefined) await trainer.setData(examples);
        return undefined;
      } finally {
        trainer.close();
      }
    } catch (error) {
      return error;
    }
  }
}
