import { BackdrawError, type CreateTrainer, type Data, type Spec } from "../../api";

/** Takes specs as text: what the engine refuses changes nothing, and the sentence says where it is wrong. */
export class SpecDesk {
  /** What somebody writes, until it is used or given up; the network may change meanwhile. */
  draft: string | undefined;
  #refused: { readonly text: string; readonly error: unknown } | undefined;

  constructor(
    readonly create: CreateTrainer,
    /** The points as that network would get them; undefined for none. */
    readonly examples: (spec: Spec) => Data | undefined,
    readonly accept: (spec: Spec) => void,
    readonly changed: () => void,
  ) {}

  /** The draft, if it was refused as it stands, and why. */
  get refused(): { readonly text: string; readonly error: unknown } | undefined {
    return this.#refused?.text === this.draft ? this.#refused : undefined;
  }

  /** Somebody goes on writing; undefined for who gives it up. */
  write(draft: string | undefined): void {
    this.draft = draft;
    this.changed();
  }

  /** What is refused is the draft from then on, wherever it came from. */
  async take(text: string): Promise<boolean> {
    const { draft } = this;
    const error = await this.#faultOf(text);
    this.#refused = error === undefined ? undefined : { text, error };
    // Who wrote on while it was looked at keeps what is written.
    if (this.draft === draft && (error !== undefined || draft === text)) this.draft = error === undefined ? undefined : text;
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
