import type { Spec, Trace } from "../../api";
import type { UpdateRule } from "../../view/lens/model";

const names: Readonly<Record<string, string>> = { adagrad: "Adagrad", adadelta: "Adadelta", rmsprop: "RMSprop", adam: "Adam", adamw: "AdamW", amsgrad: "AMSGrad", radam: "RAdam", nadam: "NAdam", lion: "Lion" };

const defaults: { readonly type: string; readonly weightDecay?: number; readonly decoupled?: boolean } = { type: "sgd" };

/** How a step that was traced is made: by what the spec says of its optimizer, at the trace's own rate. */
export function updateRuleOf({ optimizer }: Spec, { learningRate: rate }: Trace): UpdateRule {
  const { type, weightDecay, decoupled } = { ...defaults, ...optimizer };
  const decayed = (decoupled ?? type === "adamw") && (weightDecay ?? Number(type === "adamw")) !== 0;
  if (optimizer === undefined || optimizer.type === "sgd") {
    if ((optimizer?.momentum ?? 0) === 0) return { rate };
    return optimizer?.nesterov === true ? { rate, optimizer: "Nesterov" } : { rate, optimizer: "Momentum", step: decayed ? undefined : "momentum" };
  }
  const named = { rate, optimizer: names[type] ?? type };
  if (type === "adam" || type === "adamw") return { ...named, step: decayed ? "decayed" : "adam" };
  return type === "amsgrad" && !decayed ? { ...named, step: "amsgrad" } : named;
}
