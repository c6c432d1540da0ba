import type { Spec } from "../../../api";
import type { Head } from "../head";
import { optimizerNames, optimizers, type OptimizerName } from "../optimizers";
import { specOf } from "../spec";
import type { PointsState } from "../table";

/** What one of the racers has of its own; all else is the lab's. */
export interface Contender {
  readonly optimizer: OptimizerName;
  readonly rate: number;
  readonly batch: number;
  readonly l2: number;
}

/** As many as there are lines that can be told apart. */
export const mostContenders = 6;

/** The lab's own settings first, then the usual optimizers at their usual rates. */
export function firstContenders(state: PointsState): Contender[] {
  const { optimizer, rate, batch, l2 } = state;
  const others = (["sgd", "momentum", "rmsprop", "adam"] as const).filter((name) => name !== optimizer);
  return [{ optimizer, rate, batch, l2 }, ...others.map((name) => ({ optimizer: name, rate: optimizers[name].rate, batch, l2 }))];
}

/** Another one: the first optimizer that none has, or the last one's at a third of its rate. */
export function anotherContender(contenders: readonly Contender[]): Contender {
  const last = contenders.at(-1)!;
  const free = optimizerNames.find((name) => contenders.every(({ optimizer }) => optimizer !== name));
  return free === undefined ? { ...last, rate: last.rate / 3 } : { ...last, optimizer: free, rate: optimizers[free].rate };
}

/** The rows of the lab that make it what it is. */
export function rowsOf(contender: Contender, state: PointsState): Pick<PointsState, keyof Contender | "tuning"> {
  return { ...contender, tuning: contender.optimizer === state.optimizer ? state.tuning : {} };
}

export function contenderSpec(contender: Contender, state: PointsState, head: Head): Spec {
  return specOf({ ...state, ...rowsOf(contender, state) }, head);
}
