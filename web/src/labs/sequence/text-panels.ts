import { html, nothing, type TemplateResult } from "lit";
import "../../control/explain";
import "../../control/number";
import { cssom } from "../../view/cssom";
import { words, type Context } from "./context";
import { idsIn, unknownIn } from "./corpus";
import { meansByCharacter, type Unit } from "./followed";

/** What the section of the text asks of the lab. */
export interface TextActs {
  readonly typed: (event: Event) => void;
  readonly open: () => void;
  readonly rhyme: () => void;
}

/** The text to learn from. */
export function textPanel({ store, common, messages, model, locks }: Context, { typed, open, rhyme }: TextActs): TemplateResult {
  const { characters, alphabet } = model.corpus;
  const locked = locks("data");
  return html`<div class="learnt">
    <h3><label for="text">${messages.text}</label> <bd-explain name=${common.about(messages.text)} sentence=${messages.textExplain}></bd-explain></h3>
    <textarea id="text" spellcheck="false" autocomplete="off" autocapitalize="off" ?readonly=${locked} .value=${store.values.text} @input=${typed}></textarea>
    <div class="tools">
      <button type="button" class="plain" ?disabled=${locked} @click=${open}>${messages.openFile}</button>
      <button type="button" class="plain" title=${messages.rhymeSource} ?disabled=${locked} @click=${rhyme}>${messages.rhyme}</button>
      <span class="aside">${messages.characters(common.numbers.count(characters.length), common.numbers.count(alphabet.length))}</span>
    </div>
  </div>`;
}

/** What the network writes, the newest above. */
export function writingPanel(context: Context): TemplateResult {
  const { store, common, messages, model, shows } = context;
  const { temperature, prompt } = store.values;
  return html`<div class="writing">
    ${shows("tools") ? html`<div class="fields">
      <bd-number label=${messages.temperature} explain=${messages.temperatureExplain} .value=${temperature} .minimum=${0} .maximum=${2} .series=${Array.from({ length: 21 }, (_, i) => i / 10)}
        .format=${(value: number) => common.numbers.plain(value)} .parse=${(text: string) => common.numbers.read(text)} .words=${words(common, messages.temperature)}
        @choose=${({ detail }: CustomEvent<number>) => { store.set({ temperature: detail }); }}></bd-number>
      <input class="slider" type="range" min="0" max="2" step="0.1" .value=${String(temperature)} aria-label=${messages.temperature}
        @input=${(event: Event) => { store.set({ temperature: Number((event.target as HTMLInputElement).value) }, { merge: "temperature" }); }}>
      <label class="prompt"><span>${messages.prompt}</span><input type="text" maxlength="60" spellcheck="false" autocapitalize="off" .value=${prompt}
        @change=${(event: Event) => { store.set({ prompt: (event.target as HTMLInputElement).value }); }}></label>
      <button type="button" class="plain" ?disabled=${model.report === undefined} @click=${() => { model.write(); }}>${messages.writeAgain}</button>
    </div>` : nothing}
    <h3>${messages.writing} <span class="unknown" role="status">${unknownLetters(context)}</span></h3>
    <div class="written scrolls" tabindex="0" role="region" aria-label=${messages.writing}>
      ${model.writings.length === 0 ? html`<p class="aside">${messages.writesNothing}</p>` : nothing}
      ${model.writings.map((each, i) => html`<article class=${i === 0 ? "newest" : ""}>
        <p class="aside">${messages.writes(common.numbers.count(Math.floor(each.epochs)), common.numbers.plain(each.temperature))}</p>
        <p class="lines"><span class="given">${each.prompt}</span>${each.text}</p></article>`)}
    </div>
  </div>`;
}

/** Which letters of what the writing is to begin with are left out, as the network never saw them. */
function unknownLetters({ store, messages, model: { corpus } }: Context): string {
  const { prompt } = store.values;
  const unknown = unknownIn(corpus, prompt);
  if (unknown.length === 0 || corpus.alphabet.length === 0) return "";
  const letters = unknown.map((each) => characterName(messages, each)).join(" ");
  return idsIn(corpus, prompt).length > 0 ? messages.unknownLetters(letters) : messages.unknownPrompt(letters, characterName(messages, corpus.characters[0]!));
}

/** How sure the network is of the next character, in a sentence. */
export function perplexity({ common, messages, model }: Context): string {
  const { report, corpus } = model;
  if (report === undefined) return "";
  const figure = (loss: number): string => common.numbers.figure(Math.exp(loss), 3);
  return report.testLoss === undefined ? messages.perplexity(figure(report.loss))
    : messages.perplexityBoth(figure(report.loss), figure(report.testLoss), common.numbers.count(corpus.alphabet.length));
}

/** Units beside the text that one of them shades. */
export function followsPanel(context: Context): TemplateResult {
  const { common, messages, model } = context;
  const { followed } = model;
  if (followed === undefined) return html`<p class="aside">${model.teaches ? messages.noUnits : messages.nothing}</p>`;
  return html`${shadedText(context, followed)}
    <h3 id="units">${messages.unitList} <bd-explain name=${common.about(messages.unitList)} sentence=${messages.followsExplain}></bd-explain></h3>
    <ul class="units scrolls" aria-labelledby="units">${model.units.map((unit) => unitRow(context, unit, unit === followed))}</ul>
    ${meansTable(context, followed)}`;
}

function unitRow({ store, messages, common }: Context, { unit, deviation, follows }: Unit, chosen: boolean): TemplateResult {
  return html`<li><button type="button" class="unit" aria-pressed=${chosen} data-unit=${unit} @click=${() => { store.set({ unit }); }}>
    <span>${messages.unit(unit + 1)}</span>
    <span class="track" aria-hidden="true"><span class="fill" ${cssom({ "--share": Math.min(1, deviation).toFixed(3) })}></span></span>
    <span>${follows === undefined ? messages.followsNothing : messages.follows(traitName(messages, follows.trait), common.numbers.figure(follows.correlation, 2))}</span>
  </button></li>`;
}

function traitName(messages: Context["messages"], { name, letter }: NonNullable<Unit["follows"]>["trait"]): string {
  return name === "letter" ? messages.letter(letter ?? "") : messages.traits[name];
}

function shadedText({ common, messages, model }: Context, { unit, values, follows }: Unit): TemplateResult {
  const named = (character: string): string => characterName(messages, character);
  const means = meansByCharacter(model.shown, values).filter(({ count }) => count > 1);
  const list = (of: typeof means): string => of.map(({ character }) => named(character)).join(", ");
  const summary = messages.shadedSummary(unit + 1, follows === undefined ? messages.followsNothing : traitName(messages, follows.trait), list(means.slice(0, 3)), list(means.slice(-3).reverse()));
  return html`<figure>
    <figcaption>${messages.shaded} <bd-explain name=${common.about(messages.shaded)} sentence=${messages.shadedExplain}></bd-explain></figcaption>
    <div class="shades scrolls" tabindex="0" role="group" aria-label=${messages.shaded}><p class="shaded" role="img" aria-label=${summary}>${model.shown.map((character, i) => html`<span title="${named(character)}: ${common.numbers.figure(values[i]!, 2)}"
      ${cssom({ "--up": Math.min(1, Math.max(0, values[i]!)).toFixed(2), "--down": Math.min(1, Math.max(0, -values[i]!)).toFixed(2) })}>${character === "\n" ? "↵\n" : character}</span>`)}</p></div>
    <p class="aside summary">${summary}</p>
  </figure>`;
}

function characterName(messages: Context["messages"], character: string): string {
  return character === " " ? messages.characterNames.space : character === "\n" ? messages.characterNames.line : character;
}

function meansTable({ common, messages, model }: Context, { values }: Unit): TemplateResult {
  const { columns } = messages;
  return html`<details><summary>${messages.meansTable}</summary><table>
    <thead><tr><th scope="col">${columns.character}</th><th scope="col">${columns.count}</th><th scope="col">${columns.mean}</th></tr></thead>
    <tbody>${meansByCharacter(model.shown, values).map(({ character, count, mean }) => html`<tr><th scope="row">${characterName(messages, character)}</th><td>${count}</td><td>${common.numbers.figure(mean, 2)}</td></tr>`)}</tbody>
  </table></details>`;
}
