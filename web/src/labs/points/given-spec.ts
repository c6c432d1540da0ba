// The form that a spec must have before the page looks into it. What else is wrong in one, the engine says.

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTyped(value: unknown): value is Fields & { readonly type: string } {
  return isFields(value) && typeof value["type"] === "string";
}

const numbers: readonly string[] = ["units", "rate", "filters"];

function isLayer(value: unknown): boolean {
  if (!isTyped(value) || numbers.some((name) => name in value && typeof value[name] !== "number")) return false;
  if (value.type === "normalize") return [value["mean"], value["std"]].every((each) => typeof each === "number" || isNumbers(each));
  return value.type !== "residual" || isLayers(value["layers"]);
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "number");
}

function isLayers(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isLayer);
}

/** Whether text is JSON of the form of a spec that reads points: [2] in, layers of a type, and objects where they belong. */
export function isGivenSpec(text: string): boolean {
  let spec: unknown;
  try {
    spec = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isFields(spec) || !isLayers(spec["layers"])) return false;
  const { input, optimizer, schedule, loss } = spec;
  if (!isNumbers(input) || String(input) !== "2") return false;
  return [optimizer, schedule].every((each) => each === undefined || isTyped(each)) && (loss === undefined || typeof loss === "string" || isTyped(loss))
    && ["regularizer", "clip"].every((name) => spec[name] === undefined || isFields(spec[name]));
}
