// One unit of a recurrent layer at one step, computed anew in float64 from the layer's parameters and the states that a trace
// holds, for a trace has no gates. The equations are those of core/nn: recurrent_lstm.go, recurrent_gru.go, recurrent_run.go.

export type CellKind = "rnn" | "relu" | "gru" | "lstm";
export type GateName = "h" | "i" | "f" | "g" | "o" | "r" | "z" | "n";

/** In the order of the parameters' rows. */
export const gatesOf: Readonly<Record<CellKind, readonly GateName[]>> = { rnn: ["h"], relu: ["h"], gru: ["r", "z", "n"], lstm: ["i", "f", "g", "o"] };

/** w_ih (G*H, F), w_hh (G*H, H) and biases (G*H), which a layer without has not. */
export interface CellWeights {
  readonly input: Float32Array;
  readonly recurrent: Float32Array;
  readonly bias: Float32Array | undefined;
  /** Of a gru, behind its reset gate. */
  readonly recurrentBias: Float32Array | undefined;
}

/** Around one step: what came in, and the states before. */
export interface Moment {
  readonly x: ArrayLike<number>;
  readonly h: ArrayLike<number>;
  /** Of an lstm. */
  readonly c: ArrayLike<number> | undefined;
  /** The loss's gradient by this unit's h after the step, and by its c. */
  readonly dh: number;
  readonly dc: number | undefined;
}

export interface Gate {
  readonly name: GateName;
  readonly fromInput: number;
  readonly fromState: number;
  readonly bias: number;
  /** Their sum; of a gru's candidate the part from the state is behind the reset gate. */
  readonly z: number;
  readonly value: number;
  readonly dz: number;
}

export interface UnitStep {
  readonly gates: readonly Gate[];
  readonly before: number;
  readonly h: number;
  readonly cellBefore: number | undefined;
  readonly c: number | undefined;
  readonly dh: number;
  readonly dc: number | undefined;
  /** What goes back to this unit's own state past its gates: by h, or in an lstm by c. */
  readonly past: number;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

function dot(weights: Float32Array, row: number, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weights[row * values.length + i]! * values[i]!;
  return sum;
}

export function unitStep(kind: CellKind, units: number, { input, recurrent, bias, recurrentBias }: CellWeights, unit: number, { x, h, c, dh, dc }: Moment): UnitStep {
  const sums = gatesOf[kind].map((name, g) => {
    const row = g * units + unit;
    return { name, fromInput: dot(input, row, x), fromState: dot(recurrent, row, h) + (recurrentBias?.[row] ?? 0), bias: bias?.[row] ?? 0 };
  });
  const plain = sums.map(({ fromInput, fromState, bias: b }) => fromInput + fromState + b);
  const made = (values: readonly number[], z: readonly number[], dz: readonly number[]): Gate[] => sums.map((sum, g) => ({ ...sum, z: z[g]!, value: values[g]!, dz: dz[g]! }));
  const before = h[unit]!;
  switch (kind) {
    case "rnn":
    case "relu": {
      const [z] = plain as [number];
      const value = kind === "rnn" ? Math.tanh(z) : Math.max(0, z);
      const dz = dh * (kind === "rnn" ? 1 - value * value : Number(z > 0));
      return { gates: made([value], plain, [dz]), before, h: value, cellBefore: undefined, c: undefined, dh, dc: undefined, past: 0 };
    }
    case "gru": {
      const r = sigmoid(plain[0]!);
      const u = sigmoid(plain[1]!);
      const { fromInput, bias: b, fromState } = sums[2]!;
      const z = fromInput + b + r * fromState;
      const n = Math.tanh(z);
      const dn = dh * (1 - u) * (1 - n * n);
      return {
        gates: made([r, u, n], [plain[0]!, plain[1]!, z], [dn * fromState * r * (1 - r), dh * (before - n) * u * (1 - u), dn]),
        before, h: n + u * (before - n), cellBefore: undefined, c: undefined, dh, dc: undefined, past: dh * u,
      };
    }
    case "lstm": {
      const [i, f, o] = [sigmoid(plain[0]!), sigmoid(plain[1]!), sigmoid(plain[3]!)];
      const g = Math.tanh(plain[2]!);
      const cellBefore = c![unit]!;
      const after = f * cellBefore + i * g;
      const bent = Math.tanh(after);
      const down = dc!;
      return {
        gates: made([i, f, g, o], plain, [down * g * i * (1 - i), down * cellBefore * f * (1 - f), down * i * (1 - g * g), dh * bent * o * (1 - o)]),
        before, h: o * bent, cellBefore, c: after, dh, dc: down, past: down * f,
      };
    }
  }
}
