import type { Spec } from "../../api";
import type { UpdateRule } from "../../view/lens/model";

/** What the spec tells of its optimizer; undefined where its rate is scheduled, for then the engine alone knows the next one. */
export function updateRuleOf({ optimizer, schedule }: Spec): UpdateRule | undefined {
  if (optimizer?.learningRate === undefined || (schedule !== undefined && schedule.type !== "constant")) return undefined;
  return { rate: optimizer.learningRate, plain: optimizer.type === "sgd" && (optimizer.momentum ?? 0) === 0 };
}
