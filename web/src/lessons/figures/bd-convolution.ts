import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { BackdrawError, type Data, type Layer, type Spec } from "../../api";
import { opticalDigits } from "../../labs/digits/optical";
import "../../view/thumbnail";
import { messagesFor } from "../../messages";
import { faultSentence } from "../../messages/fault-sentence";
import { figureMessagesFor, type FigureMessages } from "../../messages/figures/en";
import type { Numbers } from "../../view";
import type { Facts } from "./index";
import { FigureLearner } from "./learner";
import { multiplicationsOf } from "./multiplications";
import { figureStyles } from "./styles";

const side = 28;
const pixels = side * side;
/** One of so many digits is not trained on: neighbours are by the same hand. */
const heldBackOf = 6;

const kinds = ["ordinary", "separable"] as const;
type Kind = (typeof kinds)[number];

function layersOf(kind: Kind): Layer[] {
  return [
    { type: "conv2d", filters: 8, kernel: 5, padding: "same", activation: "relu" },
    { type: "max-pool2d", size: 2 },
    kind === "ordinary" ? { type: "conv2d", filters: 16, kernel: 3, padding: "same", activation: "relu" } : { type: "separable-conv2d", filters: 16, kernel: 3, padding: "same", activation: "relu" },
    { type: "max-pool2d", size: 2 },
    { type: "flatten" },
    { type: "dense", units: 10 },
  ];
}

function specOf(kind: Kind): Spec {
  return { seed: 1, input: [1, side, side], layers: layersOf(kind), loss: "cross-entropy", optimizer: { type: "adam", learningRate: 0.003 }, batchSize: 32 };
}

/** What a network sees in one digit. */
interface Seen {
  readonly picture: Float32Array;
  readonly label: number;
  /** Of the loss, by each pixel. */
  readonly gradient: Float32Array;
  readonly kernels: readonly Float32Array[];
  readonly maps: readonly (readonly Float32Array[])[];
}

/** A convolutional network at work: its kernels, its maps, the gradient by the picture; and how many multiplications each kind of convolution takes. */
@customElement("bd-convolution")
export class ConvolutionFigure extends LitElement {
  static override styles = figureStyles;

  @property() override lang = "";
  @state() private kind: Kind = "ordinary";
  @state() private example = 0;
  @state() private seen: Seen | undefined;
  @state() private data: Data | undefined;
  #busy = false;
  #stale = false;
  readonly #learner = new FigureLearner(() => { this.#moved(); });

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#learner.close();
  }

  async #load(): Promise<void> {
    const { pictures, labels } = await opticalDigits();
    if (!this.isConnected) return;
    const all = [...labels.keys()];
    const picked = (indices: readonly number[]): { x: Float32Array; y: Int32Array } => {
      const x = new Float32Array(indices.length * pixels);
      for (const [row, i] of indices.entries()) x.set(pictures.subarray(i * pixels, (i + 1) * pixels), row * pixels);
      return { x, y: Int32Array.from(indices, (i) => labels[i]!) };
    };
    const [learnt, held] = [picked(all.filter((i) => i % heldBackOf !== 0)), picked(all.filter((i) => i % heldBackOf === 0))];
    this.data = { ...learnt, testX: held.x, testY: held.y };
    await this.#learner.make(specOf(this.kind), this.data);
  }

  #moved(): void {
    const { report } = this.#learner;
    this.requestUpdate();
    const facts: Facts = { "convolution.kind": this.kind, "convolution.multiplications": total(this.kind), ...(report?.testAccuracy === undefined ? {} : { "convolution.accuracy": report.testAccuracy }) };
    this.dispatchEvent(new CustomEvent("facts", { detail: facts, bubbles: true }));
    this.#stale = true;
    void this.#look();
  }

  async #look(): Promise<void> {
    const { trainer } = this.#learner;
    const { data } = this;
    if (this.#busy || !this.#stale || trainer === undefined || data === undefined) return;
    this.#busy = true;
    this.#stale = false;
    try {
      const picture = (data.testX as Float32Array).slice(this.example * pixels, (this.example + 1) * pixels);
      const label = data.testY![this.example]!;
      const { layers } = await trainer.trace({ x: picture, y: Int32Array.of(label) });
      this.seen = {
        picture, label, gradient: layers[0]!.inputGradient.data, kernels: parts(layers[0]!.parameters["w"]!.value.data, 8),
        maps: [parts(layers[0]!.output.data, 8), parts(layers[2]!.output.data, 16)],
      };
    } catch (error) {
      if (!(error instanceof BackdrawError)) throw error;
    } finally {
      this.#busy = false;
    }
    if (this.#again()) void this.#look();
  }

  /** A call, so that it is asked anew after what was awaited. */
  #again(): boolean {
    return this.#stale;
  }

  protected override render(): TemplateResult {
    const messages = figureMessagesFor(this.lang);
    const page = messagesFor(this.lang);
    const { numbers, play, pause, loading } = page;
    const { report, training, trainer, fault } = this.#learner;
    return html`
      <div class="ways">
        <label>${messages.kind}<select @change=${(event: Event) => {
          this.kind = (event.target as HTMLSelectElement).value as Kind;
          if (this.data !== undefined) void this.#learner.make(specOf(this.kind), this.data);
        }}>${kinds.map((kind) => html`<option value=${kind} .selected=${kind === this.kind}>${messages.kindNames[kind]}</option>`)}</select></label>
        <button type="button" class="train primary" ?disabled=${trainer === undefined} @click=${() => { if (training) this.#learner.pause(); else void this.#learner.train(); this.requestUpdate(); }}>${training ? pause : play}</button>
        <button type="button" class="another" ?disabled=${trainer === undefined} @click=${() => { this.example = (this.example + 1) % (this.data?.testY?.length ?? 1); this.#moved(); }}>${messages.anotherDigit}</button>
      </div>
      <p class="state" role="status">${fault !== undefined ? faultSentence(page, fault, messages.notFinite) : trainer === undefined ? loading : report === undefined ? messages.untrained : messages.convolutionState(numbers.figure(report.epochs), numbers.percent(report.testAccuracy ?? 0, 0))}</p>
      ${this.seen === undefined ? nothing : this.#pictures(this.seen, messages)}
      ${this.#counts(messages, numbers)}`;
  }

  #pictures({ picture, label, gradient, kernels, maps }: Seen, messages: FigureMessages): TemplateResult {
    const most = (values: Float32Array): number => values.reduce((size, value) => Math.max(size, Math.abs(value)), 1e-12);
    return html`
      <div class="images">
        <figure role="img" aria-label=${messages.digit(label)}><h4>${messages.digit(label)}</h4><bd-thumbnail .numbers=${picture}></bd-thumbnail></figure>
        <figure role="img" aria-label=${messages.inputGradient}><h4>${messages.inputGradient}</h4><bd-thumbnail signed .numbers=${gradient} .full=${most(gradient)}></bd-thumbnail></figure>
      </div>
      <h4>${messages.kernels}</h4><div class="maps kernels" role="img" aria-label=${messages.kernels}>${kernels.map((kernel) => html`<bd-thumbnail signed .numbers=${kernel} .full=${most(kernel)}></bd-thumbnail>`)}</div>
      ${maps.map((each, i) => html`<h4>${messages.maps(i + 1)}</h4><div class="maps" role="img" aria-label=${messages.maps(i + 1)}>${each.map((map) => html`<bd-thumbnail .numbers=${map} .full=${most(map)}></bd-thumbnail>`)}</div>`)}
      <p class="aside">${messages.convolutionExplain}</p>`;
  }

  #counts(messages: FigureMessages, numbers: Numbers): TemplateResult {
    const counted = kinds.map((kind) => multiplicationsOf(layersOf(kind), [1, side, side]));
    const rows = [0, 2, 5].map((layer) => counted.map((each) => each[layer]!.multiplications));
    return html`<table><caption>${messages.multiplications}</caption>
      <thead><tr><td></td>${kinds.map((kind) => html`<th scope="col">${messages.kindNames[kind]}</th>`)}</tr></thead>
      <tbody>${rows.map((each, i) => html`<tr><th scope="row">${messages.countedLayers[i]}</th>${each.map((count) => html`<td>${numbers.count(count)}</td>`)}</tr>`)}
        <tr><th scope="row">${messages.total}</th>${kinds.map((kind) => html`<td><b>${numbers.count(total(kind))}</b></td>`)}</tr></tbody></table>`;
  }
}

function total(kind: Kind): number {
  return multiplicationsOf(layersOf(kind), [1, side, side]).reduce((sum, { multiplications }) => sum + multiplications, 0);
}

/** Equal parts of what lies one after another. */
function parts(values: Float32Array, count: number): Float32Array[] {
  const size = values.length / count;
  return Array.from({ length: count }, (_, i) => values.slice(i * size, (i + 1) * size));
}

declare global {
  interface HTMLElementTagNameMap {
    "bd-convolution": ConvolutionFigure;
  }
}
