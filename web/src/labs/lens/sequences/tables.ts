import { html, type TemplateResult } from "lit";
import type { LensMessages } from "../../../messages/lens/en";
import type { SequenceLensMessages } from "../../../messages/sequence-lens/en";
import type { Numbers } from "../../../view/figures";
import { norm } from "../../../view/lens/images";
import { gatesOf } from "../../../view/lens/recurrent";
import { rowNorms, type SequenceStep } from "../../../view/lens/sequence";
import { likeliest } from "../../likeliest";
import { exactly } from "../exactly";
import { parameterTable } from "../parameter-table";

interface Words { readonly messages: SequenceLensMessages; readonly lens: LensMessages; readonly numbers: Numbers }

/** What the picture shows and more, step by step; then the weights of the layer, and each of the chosen unit's. */
export function sequenceTables(step: SequenceStep, unit: number, inputs: readonly string[], names: readonly string[], words: Words): TemplateResult {
  const { messages, numbers } = words;
  const [states, gradients] = [rowNorms(step.h, step.units), rowNorms(step.dh, step.units)];
  const answers = new Map(step.outputs.map((output) => [output.step, output]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.stepTable}><table class="steps"><caption>${messages.stepTable}</caption>
    <thead><tr><th scope="col">${messages.step}</th><th scope="col">${messages.input}</th><th scope="col">${messages.likeliest}</th><th scope="col">${messages.right}</th><th scope="col">${messages.rightShare}</th><th scope="col">${messages.loss}</th><th scope="col">${messages.stateNorm}</th><th scope="col">${messages.gradientNorm}</th><th scope="col">${messages.uncutNorm}</th></tr></thead>
    <tbody>${states.map((state, t) => {
      const output = answers.get(t);
      const best = output === undefined ? undefined : likeliest(output.probabilities);
      return html`<tr><th scope="row">${t + 1}</th><td>${inputs[t] ?? ""}</td><td>${best === undefined ? "" : names[best] ?? best}</td><td>${output === undefined ? "" : names[output.target] ?? output.target}</td>
        <td>${output === undefined ? "" : numbers.figure(output.probabilities[output.target]!, 4)}</td><td>${output === undefined ? "" : numbers.figure(output.loss, 4)}</td>
        <td>${numbers.figure(state, 4)}</td><td>${exactly(gradients[t]!, numbers)}</td><td>${exactly(step.uncut[t]!, numbers)}</td></tr>`;
    })}</tbody></table></div>
    ${weights(step, words)}${unitWeights(step, unit, words)}`;
}

function weights({ parameters, layer }: SequenceStep, { messages, numbers }: Words): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${messages.weightTable}><table class="weights"><caption>${messages.weightTable}</caption>
    <thead><tr><th scope="col">${messages.weight}</th><th scope="col">${messages.norm}</th><th scope="col">${messages.weightGradient}</th><th scope="col">${messages.weightUpdate}</th></tr></thead>
    <tbody>${Object.entries(parameters).map(([name, { value, gradient, update }]) => html`<tr><th scope="row">layers[${layer}].${name}</th>${[value, gradient, update].map((each) => html`<td>${numbers.figure(norm(each), 4)}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** Those of its rows in every gate. */
function unitWeights({ parameters, layer, kind, units }: SequenceStep, unit: number, { messages, lens, numbers }: Words): TemplateResult {
  const gates = gatesOf[kind].length;
  const rows = Object.entries(parameters).flatMap(([name, { value, gradient, update }]) => {
    const width = value.length / (gates * units);
    return Array.from({ length: gates * width }, (_, i) => {
      const at = (Math.floor(i / width) * units + unit) * width + (i % width);
      return { name: `layers[${layer}].${name}[${at}]`, value: value[at]!, gradient: gradient[at]!, update: update[at]! };
    });
  });
  return parameterTable(messages.unitTable, rows, lens, numbers);
}
