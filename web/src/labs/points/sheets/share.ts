import { html, nothing, type TemplateResult } from "lit";
import { BackdrawError, type Trainer } from "../../../api";
import "../../../control/copy-field";
import { download } from "../../../files/download";
import { specFault } from "../../../messages/spec-fault";
import { writeFragment } from "../../../state/fragment";
import { historyCSV } from "../../../view/chart/history-csv";
import { pictureCanvas, pictureSVG, type Pictured } from "../../../view/picture";
import type { PanelContext } from "../panels/context";

const pictureSize = 1200;
/** Some programs cut off what is longer. */
const longestSafeLink = 8000;

/** The work as a link, pictures, a curve, a spec and what was learnt; specs also come in here. */
export function shareSheet(context: PanelContext): TemplateResult {
  const { model, messages, state } = context;
  const words = messages.points;
  const { draft, refused } = model.specs;
  const running = JSON.stringify(model.spec, null, 2);
  const link = `${location.href.split("#")[0]!}#${writeFragment(model.store.table, state)}`;
  const copy = { copied: messages.copied, refused: messages.copyFailed };
  const { trainer } = model;
  const locked = context.locks("network");
  /** Where there can be no file, that is said. */
  const give = (given: Promise<void>): void => {
    given.catch((error: unknown) => {
      model.events.notice({ kind: "fault", error: error instanceof BackdrawError ? error : new BackdrawError("internal", "", String(error)), rate: state.rate, stopped: !model.playing });
    });
  };
  const picture = (kind: "png" | "svg"): void => {
    const pictured = model.picture();
    if (pictured === undefined) return;
    if (kind === "svg") download("backdraw.svg", new Blob([pictureSVG(pictured, messages.title)], { type: "image/svg+xml" }));
    else give(givePNG(pictured, words.pngFailed));
  };
  return html`<div class="share-sheet"><slot name="aside"></slot>
    <h3>${words.link}</h3>
    <p class="aside">${messages.shareSentence}</p>
    <bd-copy-field class="link" label=${words.link} .value=${link} .words=${{ ...copy, copy: messages.copy }}></bd-copy-field>
    ${link.length > longestSafeLink ? html`<p class="aside">${messages.tooLong(messages.numbers.count(link.length))}</p>` : nothing}
    <h3>${words.picture}</h3>
    <p class="aside">${words.pictureExplain}</p>
    <div class="row">
      <button type="button" class="plain" @click=${() => { picture("png"); }}>${words.png}</button>
      <button type="button" class="plain" @click=${() => { picture("svg"); }}>${words.svg}</button>
      <button type="button" class="plain" ?disabled=${model.history.length === 0}
        @click=${() => { download("backdraw-curve.csv", new Blob([historyCSV(model.history)], { type: "text/csv" })); }}>${words.curve}</button>
    </div>
    <h3>${words.spec}</h3>
    <p class="aside">${words.specExplain}</p>
    <bd-copy-field class="spec" tall label=${words.spec} .value=${locked ? running : draft ?? running} .words=${{ ...copy, copy: words.specCopy }} fault=${refused === undefined ? "" : specFault(messages, refused.text, refused.error)}
      use=${locked ? "" : words.specUse} @use=${(event: CustomEvent<string>) => { void model.specs.take(event.detail); }}
      discard=${draft === undefined ? "" : words.specDiscard} @discard=${() => { model.specs.write(undefined); }}
      @write=${(event: CustomEvent<string>) => { model.specs.write(event.detail === running ? undefined : event.detail); }}></bd-copy-field>
    <h3>${words.learnt}</h3>
    <p class="aside">${words.learntExplain}</p>
    <div class="row">
      <button type="button" class="plain" ?disabled=${trainer === undefined} @click=${() => { if (trainer !== undefined) give(giveWeights(trainer)); }}>${words.weightsFile}</button>
      <button type="button" class="plain" ?disabled=${trainer === undefined} @click=${() => { if (trainer !== undefined) give(giveModel(trainer)); }}>${words.modelFile}</button>
    </div>
  </div>`;
}

/** A browser without memory for the picture gives no blob. */
async function givePNG(pictured: Pictured, failed: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => { pictureCanvas(pictured, pictureSize).toBlob(resolve); });
  if (blob === null) throw new BackdrawError("internal", "", failed);
  download("backdraw.png", blob);
}

/** As `backdraw export` writes them: {"layers[0].w": {"shape": [...], "data": [...]}, ...}. */
async function giveWeights(trainer: Trainer): Promise<void> {
  const parameters = await trainer.getParameters();
  const written = Object.fromEntries(Object.entries(parameters).map(([name, { shape, data }]) => [name, { shape, data: Array.from(data) }]));
  download("backdraw-weights.json", new Blob([JSON.stringify(written, null, 1)], { type: "application/json" }));
}

async function giveModel(trainer: Trainer): Promise<void> {
  download("network.backdraw", new Blob([await trainer.save() as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" }));
}
