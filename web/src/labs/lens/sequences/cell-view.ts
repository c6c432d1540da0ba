import { html, nothing, type TemplateResult } from "lit";
import type { SequenceLensMessages } from "../../../messages/sequence-lens/en";
import type { Numbers } from "../../../view/figures";
import type { Known } from "../../../view/lens/formulas/known";
import "../../../view/lens/formulas/bd-formula";
import { recurrentFormulas } from "../../../view/lens/formulas/recurrent";
import { cellStep, type Cell, type SequenceStep } from "../../../view/lens/sequence";

export interface CellView {
  readonly step: SequenceStep;
  readonly cell: Cell;
  readonly known: Known;
  /** Of each output of the network. */
  readonly names: readonly string[];
  readonly messages: SequenceLensMessages;
  readonly numbers: Numbers;
}

/** So many answers are listed, and the right one. */
const mostAnswers = 8;

/** One unit at one step: its gates with their shares of the loss, its states, its formulas, and what the network says then. */
export function cellView(context: CellView): TemplateResult {
  const { step, cell, known, messages, numbers } = context;
  const unit = cellStep(step, cell);
  const figure = (value: number | undefined): string => (value === undefined ? "" : numbers.figure(value, 4));
  const state: readonly (readonly [name: string, value: number | undefined])[] = [
    [messages.before, unit.before],
    ...(known.forward ? [[messages.after, unit.h] as const, ...(unit.c === undefined ? [] : [[messages.memory, unit.c] as const])] : []),
    ...(known.backward ? [[messages.stateShare, unit.dh] as const, ...(unit.dc === undefined ? [] : [[messages.memoryShare, unit.dc] as const])] : []),
  ];
  const name = messages.cell(cell.unit + 1, cell.step + 1);
  return html`<section class="detail" aria-label=${name}>
    <h3>${name}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${messages.gates}><table class="gates"><caption>${messages.gates}</caption>
      <thead><tr><th scope="col">${messages.gate}</th><th scope="col">${messages.fromInput}</th><th scope="col">${messages.fromState}</th><th scope="col">${messages.bias}</th><th scope="col">z</th><th scope="col">${messages.gateValue}</th><th scope="col">∂L/∂z</th></tr></thead>
      <tbody>${unit.gates.map((gate) => html`<tr><th scope="row">${messages.gateNames[gate.name]}</th>${known.forward ? [gate.fromInput, gate.fromState, gate.bias, gate.z, gate.value].map((value) => html`<td>${figure(value)}</td>`) : [1, 2, 3, 4, 5].map(() => html`<td></td>`)}
        <td>${known.backward ? figure(gate.dz) : ""}</td></tr>`)}</tbody></table>
    <table class="state"><caption>${messages.state}</caption><thead><tr><th scope="col">${messages.quantity}</th><th scope="col">${messages.value}</th></tr></thead>
      <tbody>${state.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${figure(value)}</td></tr>`)}</tbody></table></div>
    <div class="formulas" tabindex="0" role="group" aria-label=${name}>${recurrentFormulas(step.kind, unit, cell.unit, known).map((line) => html`<bd-formula .line=${line} .numbers=${numbers}></bd-formula>`)}</div>
    ${known.forward ? outputTable(context) : nothing}
  </section>`;
}

function outputTable({ step: { outputs }, cell, known, names, messages, numbers }: CellView): TemplateResult | typeof nothing {
  const output = outputs.find(({ step }) => step === cell.step);
  if (output === undefined) return nothing;
  const { probabilities, shares, logits, target } = output;
  const best = [...probabilities.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!).slice(0, mostAnswers);
  const shown = best.includes(target) ? best : [...best, target];
  const title = messages.output(cell.step + 1);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="output"><caption>${title}</caption>
    <thead><tr><th scope="col">${messages.answer}</th><th scope="col">z</th><th scope="col">${messages.probability}</th><th scope="col">${messages.wanted}</th>${known.backward ? html`<th scope="col">${messages.outputShare}</th>` : nothing}</tr></thead>
    <tbody>${shown.map((i) => html`<tr class=${i === target ? "target" : ""}><th scope="row">${names[i] ?? i}</th><td>${numbers.figure(logits[i]!, 4)}</td><td>${numbers.figure(probabilities[i]!, 4)}</td><td>${Number(i === target)}</td>
      ${known.backward ? html`<td>${numbers.figure(shares[i]!, 4)}</td>` : nothing}</tr>`)}</tbody></table></div>`;
}
