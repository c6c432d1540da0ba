import type { Optimizer, Spec } from "../../api";
import { initialValues } from "../../state/field";
import { canonical } from "./canonical";
import type { Head } from "./head";
import { lossFor, lossName, outputUnits, rowsOfLoss, writtenLoss } from "./losses";
import { layersOf, rowsOfLayers } from "./network-spec";
import { optimizerOf, rowsOfOptimizer } from "./optimizers";
import { rowsOfSchedule, scheduleOf } from "./schedules";
import { pointsTable, type PointsState } from "./table";

/** The state as the spec of its network. */
export function specOf(state: PointsState, head: Head): Spec {
  if (state.spec !== "") return givenWithRows(JSON.parse(state.spec) as Spec, state);
  const loss = lossFor(state.loss, head);
  return { version: 1, input: [2], layers: layersOf(state, outputUnits(head, loss)), loss: writtenLoss(loss, state.lossNumbers), ...trainingOf(state) };
}

type Training = Pick<Spec, "optimizer" | "schedule" | "seed" | "batchSize" | "regularizer" | "clip" | "weightAverage" | "shuffle">;

function trainingOf(state: PointsState): Training {
  const schedule = scheduleOf(state);
  const { l1, l2, clipNorm: norm, clipTensor: tensorNorm, clipValue: value } = state;
  return {
    optimizer: optimizerOf(state.optimizer, state.rate, state.tuning),
    ...(schedule === undefined ? {} : { schedule }),
    seed: state.seed,
    batchSize: state.batch,
    regularizer: { ...(l1 === 0 ? {} : { l1 }), l2 },
    ...(norm === 0 && tensorNorm === 0 && value === 0 ? {} : { clip: { norm, tensorNorm, value } }),
    ...(state.average === 0 ? {} : { weightAverage: state.average }),
    ...(state.shuffle ? {} : { shuffle: false }),
  };
}

/** Rows that were changed win over what a given spec says; the layers are the spec's. */
function givenWithRows(given: Spec, state: PointsState): Spec {
  const { optimizer, regularizer, ...rows } = trainingOf(state);
  return {
    ...given,
    ...rows,
    ...(state.loss === "auto" ? {} : { loss: writtenLoss(state.loss, state.lossNumbers) }),
    optimizer: given.optimizer === undefined ? optimizer! : givenOptimizer(given.optimizer, state),
    regularizer: { ...given.regularizer, ...regularizer },
  };
}

/** Links of earlier versions hold the optimizer inside the spec. It goes on while the row names it, as those did. */
function givenOptimizer(given: Optimizer, state: PointsState): Optimizer {
  const { optimizer } = rowsOfOptimizer(given);
  const named = optimizer === state.optimizer || (state.optimizer === "sgd" && !["sgd", "momentum", "nesterov", "adam"].includes(optimizer));
  return named ? { ...given, learningRate: state.rate } : optimizerOf(state.optimizer, state.rate, state.tuning);
}

/**
 * The state that shows a given spec: as rows where they can say all of it, otherwise as JSON from which the layers, and
 * what else rows cannot say, are taken.
 */
export function stateOfSpec(given: Spec): Partial<PointsState> {
  const schedule = rowsOfSchedule(given.schedule);
  const training: Partial<PointsState> = {
    ...initialTraining,
    ...rowsOfOptimizer(given.optimizer),
    ...schedule,
    batch: given.batchSize ?? 10,
    seed: given.seed ?? 1,
    shuffle: given.shuffle ?? true,
    l1: given.regularizer?.l1 ?? 0,
    l2: given.regularizer?.l2 ?? 0,
    clipNorm: given.clip?.norm ?? 0,
    clipTensor: given.clip?.tensorNorm ?? 0,
    clipValue: given.clip?.value ?? 0,
    average: given.weightAverage ?? 0,
  };
  const rows = { ...training, ...networkRowsOf(given) };
  if (says(rows, given)) return rows;
  const kept = Object.entries(given).filter(([name]) => !saidByRows.has(name) && (name !== "schedule" || schedule === undefined));
  return { ...training, spec: JSON.stringify(Object.fromEntries(kept)) };
}

const saidByRows: ReadonlySet<string> = new Set(["optimizer", "regularizer", "clip", "seed", "batchSize", "weightAverage", "shuffle"]);
const initial = initialValues(pointsTable);
const { loss, lossNumbers, schedule, scheduling, follower, following } = initial;
const initialTraining = { loss, lossNumbers, schedule, scheduling, follower, following, spec: "" };

function networkRowsOf(given: Spec): Partial<PointsState> {
  const own = rowsOfLoss(given.loss);
  const usual = own?.loss === "binary-cross-entropy" || (own?.loss === "cross-entropy" && outputsOf(given) > 2);
  return { ...rowsOfLayers(given.layers), ...own, ...(usual ? { loss: "auto" as const } : {}) };
}

/** Whether rows say exactly the given spec, and can be written and read. */
function says(rows: Partial<PointsState>, given: Spec): boolean {
  const state: PointsState = { ...initial, ...rows };
  if (canonical(specOf(state, headFor(given))) !== canonical({ ...given, optimizer: rewritten(given.optimizer) })) return false;
  try {
    for (const [name, row] of Object.entries(pointsTable)) if (name in rows) row.read(row.write(rows[name as keyof PointsState] as never));
    return true;
  } catch {
    return false;
  }
}

/** An optimizer as rows write it: they can say each. */
function rewritten(given: Optimizer | undefined): Optimizer {
  const { optimizer, rate, tuning } = rowsOfOptimizer(given);
  return optimizerOf(optimizer, rate, tuning);
}

function outputsOf({ layers }: Spec): number {
  const last = layers.at(-1);
  return last?.type === "dense" ? last.units : 1;
}

/** The kind of data that a given spec is made for. */
function headFor(given: Spec): Head {
  const units = outputsOf(given);
  if (units > 1) return { kind: "classes", classes: units };
  return ["binary-cross-entropy", "hinge"].includes(lossName(given.loss)) ? { kind: "classes", classes: 2 } : { kind: "values" };
}
