import type { ActivationName, InitName } from "../../api";
import { field, Unreadable, type Field } from "../../state/field";

/** What one layer has of its own: what is left out is as in all layers, or not there. */
export interface LayerDetail {
  readonly activation?: ActivationName;
  /** Of leaky-relu and elu. */
  readonly alpha?: number;
  readonly init?: InitName;
  readonly dropout?: number;
  readonly norm?: "batch" | "layer";
  readonly frozen?: true;
  readonly biasless?: true;
  /** Its output is added to its input. */
  readonly residual?: true;
}

const words: { readonly [K in keyof LayerDetail]-?: (argument: string) => LayerDetail[K] } = {
  activation: oneOf<ActivationName>(["linear", "relu", "leaky-relu", "elu", "selu", "gelu", "gelu-tanh", "silu", "mish", "sigmoid", "hard-sigmoid", "tanh", "softplus", "softsign", "sin"]),
  alpha: inRange(0, 100),
  init: oneOf<InitName>(["glorot-uniform", "glorot-normal", "he-uniform", "he-normal", "lecun-uniform", "lecun-normal", "orthogonal", "uniform", "normal", "zeros"]),
  dropout: inRange(0, 0.99),
  norm: oneOf<"batch" | "layer">(["batch", "layer"]),
  frozen: yes,
  biasless: yes,
  residual: yes,
};
type Word = keyof LayerDetail;
const wordNames = Object.keys(words) as Word[];

/** Layer by layer, from the first hidden one on: "activation(relu)~frozen,,dropout(0.2)". */
export function layerDetails(most: number): Field<readonly LayerDetail[]> {
  return field<readonly LayerDetail[]>(
    {
      initial: [],
      read(text) {
        const layers = text === "" ? [] : text.split(",");
        if (layers.length > most) throw unreadable(text);
        return layers.map(readDetail);
      },
      write,
      same: (a, b) => write(a) === write(b),
    },
  );
}

export function write(details: readonly LayerDetail[]): string {
  const layers = details.map((detail) =>
    wordNames.flatMap((word) => {
      const value = detail[word];
      return value === undefined ? [] : [value === true ? word : `${word}(${value})`];
    }).join("~"));
  while (layers.at(-1) === "") layers.pop();
  return layers.join(",");
}

/** A layer's detail with a change; undefined takes a word away. */
export function changed(details: readonly LayerDetail[], layer: number, change: { readonly [K in Word]?: LayerDetail[K] | undefined }): LayerDetail[] {
  const all = Array.from({ length: Math.max(details.length, layer + 1) }, (_, i) => details[i] ?? {});
  all[layer] = Object.fromEntries(Object.entries({ ...all[layer], ...change }).filter(([, value]) => value !== undefined));
  return all;
}

function readDetail(text: string): LayerDetail {
  const detail: Record<string, unknown> = {};
  for (const part of text.split("~").filter((each) => each !== "")) {
    const [, name, argument] = /^([a-z]+)(?:\((.*)\))?$/.exec(part) ?? [];
    const word = wordNames.find((each) => each === name);
    if (word === undefined) throw unreadable(part);
    detail[word] = words[word](argument ?? "");
  }
  return detail;
}

function oneOf<C extends string>(choices: readonly C[]): (argument: string) => C {
  return (argument) => {
    const found = choices.find((each) => each === argument);
    if (found === undefined) throw new Unreadable(argument, { kind: "choice", choices });
    return found;
  };
}

function inRange(minimum: number, maximum: number): (argument: string) => number {
  return (argument) => {
    const value = Number(argument);
    if (argument === "" || !(value >= minimum && value <= maximum)) throw new Unreadable(argument, { kind: "number", minimum, maximum, whole: false });
    return value;
  };
}

function yes(argument: string): true {
  if (argument !== "") throw unreadable(argument);
  return true;
}

function unreadable(text: string): Unreadable {
  return new Unreadable(text, { kind: "choice", choices: wordNames });
}
