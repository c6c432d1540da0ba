import type { Loss, Spec } from "../../api";
import type { Range } from "../../state/kinds";
import type { Settings } from "../../state/settings";
import type { Head } from "./head";

// The losses on offer. Which fit, and how many outputs they want, follows from the data.

export const lossNumbers = {
  delta: { minimum: 1e-6, maximum: 1000 },
  posWeight: { minimum: 0, maximum: 1000 },
  labelSmoothing: { minimum: 0, maximum: 1 },
} as const satisfies Readonly<Record<string, Range>>;
export type LossNumber = keyof typeof lossNumbers;

export const losses = {
  "mse": {},
  "half-mse": {},
  "mae": {},
  "huber": { delta: 1 },
  "binary-cross-entropy": { posWeight: 1 },
  "cross-entropy": { labelSmoothing: 0 },
  "hinge": {},
} as const satisfies Readonly<Record<string, Settings<LossNumber>>>;
export type LossName = keyof typeof losses;
export const lossNames = Object.keys(losses) as LossName[];

const ofNumbers: readonly LossName[] = ["mse", "half-mse", "mae", "huber"];

/** Two classes: one logit under binary cross-entropy; more: one each; numbers: one output under mse. */
export function usualLoss(head: Head): LossName {
  if (head.kind === "values") return "mse";
  return head.classes > 2 ? "cross-entropy" : "binary-cross-entropy";
}

export function fittingLosses(head: Head): readonly LossName[] {
  if (head.kind === "values") return ofNumbers;
  return head.classes > 2 ? ["cross-entropy", "hinge"] : ["binary-cross-entropy", "cross-entropy", "hinge", ...ofNumbers];
}

/** Whether a loss compares plain numbers: an output is then a value around 0, not the probability of a class. */
export function comparesNumbers(loss: Loss | undefined): boolean {
  return ofNumbers.includes(lossName(loss));
}

/** The loss that is wanted where it fits the data, otherwise the usual one. */
export function lossFor(wanted: LossName | "auto", head: Head): LossName {
  return wanted !== "auto" && fittingLosses(head).includes(wanted) ? wanted : usualLoss(head);
}

/** Cross-entropy wants an output for each class, be there but two; otherwise two classes are told apart by one. */
export function outputUnits(head: Head, loss: LossName): number {
  if (head.kind === "values") return 1;
  return head.classes > 2 ? head.classes : loss === "cross-entropy" ? 2 : 1;
}

/** Whether targets of classes are -1 and 1: hinge of one output. */
export function wantsSigns({ loss, layers }: Pick<Spec, "loss" | "layers">): boolean {
  const last = layers.at(-1);
  return lossName(loss) === "hinge" && last?.type === "dense" && last.units === 1;
}

export function writtenLoss(name: LossName, chosen: Settings<LossNumber>): Loss {
  const own = Object.entries(chosen).filter(([number, value]) => number in losses[name] && (losses[name] as Settings<LossNumber>)[number as LossNumber] !== value);
  return own.length === 0 ? name : ({ type: name, ...Object.fromEntries(own) });
}

export function lossName(loss: Loss = "mse"): LossName {
  return typeof loss === "string" ? loss : loss.type;
}

/** A loss as a whole, its defaults too: the same text where the same is measured. */
export function wholeLoss(loss: Loss = "mse"): string {
  const { type, ...numbers } = typeof loss === "string" ? { type: loss } : loss;
  return JSON.stringify([type, Object.entries({ ...losses[type], ...numbers }).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Undefined for what rows cannot say: weights of classes. */
export function rowsOfLoss(given: Loss = "mse"): { loss: LossName; lossNumbers: Settings<LossNumber> } | undefined {
  const { type, ...numbers } = typeof given === "string" ? { type: given } : given;
  if (Object.keys(numbers).some((name) => !(name in losses[type]))) return undefined;
  return { loss: type, lossNumbers: numbers };
}
