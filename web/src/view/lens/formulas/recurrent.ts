import type { CellKind, Gate, GateName, UnitStep } from "../recurrent";
import type { Known } from "./known";
import { signed, texNumber } from "./tex";

// A recurrent unit's step with the actual numbers put in. h, c: before the step; h', c': after it.

const squashed: Readonly<Record<GateName, string>> = { h: "\\tanh", i: "\\sigma", f: "\\sigma", g: "\\tanh", o: "\\sigma", r: "\\sigma", z: "\\sigma", n: "\\tanh" };

const partial = (of: string): string => `\\frac{\\partial L}{\\partial ${of}}`;

export function recurrentFormulas(kind: CellKind, step: UnitStep, unit: number, kinds: Known): string[] {
  const j = unit + 1;
  return [...(kinds.forward ? forward(kind, step, j) : []), ...(kinds.backward ? backward(kind, step, j) : [])];
}

function gate(step: UnitStep, name: GateName): Gate {
  return step.gates.find((each) => each.name === name)!;
}

/** Before a gate's activation: what the input gives, what the state gives, the bias. */
function sumLine({ name, fromInput, fromState, bias, z }: Gate, j: number): string {
  return `z^{${name}}_{${j}} = \\sum_f w^{${name}}_{${j}f}\\,x_f + \\sum_k u^{${name}}_{${j}k}\\,h_k + b^{${name}}_{${j}} = ${texNumber(fromInput)} + ${signed(fromState)} + ${signed(bias)} = ${texNumber(z)}`;
}

function valueLine(of: Gate, j: number): string {
  return `${of.name}_{${j}} = ${squashed[of.name]}(${texNumber(of.z)}) = ${texNumber(of.value)}`;
}

function forward(kind: CellKind, step: UnitStep, j: number): string[] {
  if (kind === "rnn" || kind === "relu") {
    const only = gate(step, "h");
    return [sumLine(only, j), `h'_{${j}} = ${kind === "rnn" ? "\\tanh" : "\\operatorname{relu}"}(${texNumber(only.z)}) = ${texNumber(step.h)}`];
  }
  if (kind === "gru") {
    const [r, z, n] = (["r", "z", "n"] as const).map((name) => gate(step, name)) as [Gate, Gate, Gate];
    return [
      sumLine(r, j), valueLine(r, j), sumLine(z, j), valueLine(z, j),
      `n_{${j}} = \\tanh\\Big(\\sum_f w^{n}_{${j}f}\\,x_f + b^{n}_{${j}} + r_{${j}}\\,\\big(\\sum_k u^{n}_{${j}k}\\,h_k + c^{n}_{${j}}\\big)\\Big) = \\tanh(${texNumber(n.fromInput + n.bias)} + ${signed(r.value)}\\cdot ${signed(n.fromState)}) = ${texNumber(n.value)}`,
      `h'_{${j}} = (1 - z_{${j}})\\,n_{${j}} + z_{${j}}\\,h_{${j}} = (1 - ${texNumber(z.value)})\\cdot ${signed(n.value)} + ${signed(z.value)}\\cdot ${signed(step.before)} = ${texNumber(step.h)}`,
    ];
  }
  const [i, f, g, o] = (["i", "f", "g", "o"] as const).map((name) => gate(step, name)) as [Gate, Gate, Gate, Gate];
  return [
    ...[i, f, g, o].flatMap((each) => [sumLine(each, j), valueLine(each, j)]),
    `c'_{${j}} = f_{${j}}\\,c_{${j}} + i_{${j}}\\,g_{${j}} = ${texNumber(f.value)}\\cdot ${signed(step.cellBefore!)} + ${texNumber(i.value)}\\cdot ${signed(g.value)} = ${texNumber(step.c!)}`,
    `h'_{${j}} = o_{${j}}\\,\\tanh(c'_{${j}}) = ${texNumber(o.value)}\\cdot\\tanh ${signed(step.c!)} = ${texNumber(step.h)}`,
  ];
}

function backward(kind: CellKind, step: UnitStep, j: number): string[] {
  const dh = partial(`h'_{${j}}`);
  const first = `${dh} = ${texNumber(step.dh)}`;
  const share = (name: GateName): string => partial(`z^{${name}}_{${j}}`);
  if (kind === "rnn" || kind === "relu") {
    const only = gate(step, "h");
    const bend = kind === "rnn" ? `(1 - ${signed(step.h)}^2)` : only.z > 0 ? "1" : "0";
    return [first, `${share("h")} = ${dh}\\cdot\\frac{\\partial h'_{${j}}}{\\partial z^{h}_{${j}}} = ${signed(step.dh)}\\cdot ${bend} = ${texNumber(only.dz)}`, toBefore(["h"], j)];
  }
  if (kind === "gru") {
    const [r, z, n] = (["r", "z", "n"] as const).map((name) => gate(step, name)) as [Gate, Gate, Gate];
    return [
      first,
      `${share("n")} = ${dh}\\,(1 - z_{${j}})\\,(1 - n_{${j}}^2) = ${signed(step.dh)}\\cdot (1 - ${texNumber(z.value)})\\cdot (1 - ${signed(n.value)}^2) = ${texNumber(n.dz)}`,
      `${share("z")} = ${dh}\\,(h_{${j}} - n_{${j}})\\,z_{${j}}\\,(1 - z_{${j}}) = ${signed(step.dh)}\\cdot (${texNumber(step.before)} - ${signed(n.value)})\\cdot ${texNumber(z.value)}\\,(1 - ${texNumber(z.value)}) = ${texNumber(z.dz)}`,
      `${share("r")} = ${share("n")}\\cdot s^{n}_{${j}}\\cdot r_{${j}}\\,(1 - r_{${j}}) = ${signed(n.dz)}\\cdot ${signed(n.fromState)}\\cdot ${texNumber(r.value)}\\,(1 - ${texNumber(r.value)}) = ${texNumber(r.dz)}`,
      `${toBefore(["r", "z", "n"], j)} + \\underbrace{${dh}\\,z_{${j}}}_{${texNumber(step.past)}}`,
    ];
  }
  const [i, f, g, o] = (["i", "f", "g", "o"] as const).map((name) => gate(step, name)) as [Gate, Gate, Gate, Gate];
  const dc = partial(`c'_{${j}}`);
  const bent = Math.tanh(step.c!);
  return [
    first,
    `${dc} = ${dh}\\,o_{${j}}\\,(1 - \\tanh^2 c'_{${j}}) + \\cdots = ${signed(step.dh)}\\cdot ${texNumber(o.value)}\\cdot (1 - ${signed(bent)}^2) + \\cdots = ${texNumber(step.dc!)}`,
    `${share("o")} = ${dh}\\,\\tanh(c'_{${j}})\\,o_{${j}}\\,(1 - o_{${j}}) = ${signed(step.dh)}\\cdot ${signed(bent)}\\cdot ${texNumber(o.value)}\\,(1 - ${texNumber(o.value)}) = ${texNumber(o.dz)}`,
    `${share("i")} = ${dc}\\,g_{${j}}\\,i_{${j}}\\,(1 - i_{${j}}) = ${signed(step.dc!)}\\cdot ${signed(g.value)}\\cdot ${texNumber(i.value)}\\,(1 - ${texNumber(i.value)}) = ${texNumber(i.dz)}`,
    `${share("f")} = ${dc}\\,c_{${j}}\\,f_{${j}}\\,(1 - f_{${j}}) = ${signed(step.dc!)}\\cdot ${signed(step.cellBefore!)}\\cdot ${texNumber(f.value)}\\,(1 - ${texNumber(f.value)}) = ${texNumber(f.dz)}`,
    `${share("g")} = ${dc}\\,i_{${j}}\\,(1 - g_{${j}}^2) = ${signed(step.dc!)}\\cdot ${texNumber(i.value)}\\cdot (1 - ${signed(g.value)}^2) = ${texNumber(g.dz)}`,
    `${partial(`c_{${j}}`)} = ${dc}\\,f_{${j}} = ${signed(step.dc!)}\\cdot ${texNumber(f.value)} = ${texNumber(step.past)}`,
    toBefore(["i", "f", "g", "o"], j),
  ];
}

/** Through the recurrent weights of all units to the state before. */
function toBefore(names: readonly GateName[], j: number): string {
  return `${partial(`h_{${j}}`)} = ${names.map((name) => `\\sum_k u^{${name}}_{k${j}}\\,${partial(name === "n" && names.length === 3 ? "s^{n}_k" : `z^{${name}}_k`)}`).join(" + ")}`;
}
