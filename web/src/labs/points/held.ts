import type { Parameter, ParameterChange, Spec } from "../../api";
import { field, Unreadable, type Field } from "../../state/field";
import { blocksOf } from "./blocks";

// Weights that are switched off or held, as a row of the state, so that links and the session have them: one entry for
// each, as "1.0.2x" for off and "1.0.2=0.25" for held at that value; counted from 0 are the dense layers, the units that
// the weight goes to and the inputs that it comes from.

export interface HeldWeight {
  readonly block: number;
  readonly to: number;
  readonly from: number;
  readonly value: number | "off";
}

const most = 8192;
const form = /^(\d{1,3})\.(\d{1,4})\.(\d{1,4})(x|=(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?))$/;

export function heldWeights(): Field<readonly HeldWeight[]> {
  return field<readonly HeldWeight[]>({ initial: [], read: readHeld, write: (held) => held.map(writtenHeld).join(","), same: (a, b) => a === b || a.map(writtenHeld).join() === b.map(writtenHeld).join() });
}

function readHeld(text: string): readonly HeldWeight[] {
  if (text === "") return [];
  const parts = text.split(",");
  const held = parts.map((part): HeldWeight | undefined => {
    const [, block, to, from, kind, value] = form.exec(part) ?? [];
    return kind === undefined ? undefined : { block: Number(block), to: Number(to), from: Number(from), value: kind === "x" ? "off" : Math.fround(Number(value)) };
  });
  if (parts.length > most || held.some((each) => each === undefined || (each.value !== "off" && !Number.isFinite(each.value)))) throw new Unreadable(text, { kind: "list", most, of: { kind: "text" } });
  return held as HeldWeight[];
}

function writtenHeld({ block, to, from, value }: HeldWeight): string {
  return `${block}.${to}.${from}${value === "off" ? "x" : `=${Number(value.toPrecision(9))}`}`;
}

/** The list with one weight held at a value, switched off, or, with undefined, neither of the kind. */
export function withHeld(held: readonly HeldWeight[], at: Omit<HeldWeight, "value">, kind: "off" | "held", value: HeldWeight["value"] | undefined): readonly HeldWeight[] {
  const others = held.filter((each) => !(each.block === at.block && each.to === at.to && each.from === at.from && (each.value === "off") === (kind === "off")));
  return value === undefined ? others : [...others, { ...at, value }];
}

/** What is left of the list when a unit of a dense layer goes: the units after it move up. */
export function withoutUnit(held: readonly HeldWeight[], layer: number, unit: number): readonly HeldWeight[] {
  const moved = (at: number): number => (at > unit ? at - 1 : at);
  return held.flatMap((each) => {
    if (each.block === layer) return each.to === unit ? [] : { ...each, to: moved(each.to) };
    if (each.block === layer + 1) return each.from === unit ? [] : { ...each, from: moved(each.from) };
    return each;
  });
}

/** What is off or held in a network by its parameters. */
export function heldIn(spec: Spec, parameters: Readonly<Record<string, Parameter>>): readonly HeldWeight[] {
  return blocksOf(spec).flatMap(({ path }, block) => {
    const { shape, mask, frozen } = parameters[`${path}.w`] ?? { shape: [] };
    const places = (of: Float32Array | undefined, marked: 0 | 1): Omit<HeldWeight, "value">[] =>
      Array.from(of ?? [], (each, at) => (each === marked ? [{ block, to: Math.floor(at / shape[1]!), from: at % shape[1]! }] : [])).flat();
    return [...places(mask, 0).map((at) => ({ ...at, value: "off" as const })), ...places(frozen, 1).map((at) => ({ ...at, value: parameters[`${path}.w`]!.data[at.to * shape[1]! + at.from]! }))];
  });
}

/** What to set so that a network that had `before` has `held`; what the network has no place for is left out. */
export function heldChanges(
  held: readonly HeldWeight[], before: readonly HeldWeight[], spec: Spec, parameters: Readonly<Record<string, Parameter>>,
): Record<string, ParameterChange> {
  const paths = blocksOf(spec).map(({ path }) => `${path}.w`);
  const changes: Record<string, { value?: Float32Array; mask?: Float32Array; frozen?: Float32Array }> = {};
  const put = ({ block, to, from, value }: HeldWeight, on: boolean): void => {
    const parameter = parameters[paths[block] ?? ""];
    if (parameter === undefined || to >= parameter.shape[0]! || from >= parameter.shape[1]!) return;
    const change = (changes[paths[block]!] ??= {});
    const at = to * parameter.shape[1]! + from;
    const { length } = parameter.data;
    if (value === "off") (change.mask ??= parameter.mask?.slice() ?? new Float32Array(length).fill(1))[at] = on ? 0 : 1;
    else {
      (change.frozen ??= parameter.frozen?.slice() ?? new Float32Array(length))[at] = on ? 1 : 0;
      // A value that it has is not set: it would be that of the weights' average, too.
      if (on && (change.value ?? parameter.data)[at] !== value) (change.value ??= parameter.data.slice())[at] = value;
    }
  };
  for (const each of before) put(each, false);
  for (const each of held) put(each, true);
  return changes;
}
