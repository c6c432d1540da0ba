import type { Schedule } from "../../api";
import type { Range } from "../../state/kinds";
import type { Settings } from "../../state/settings";

// The schedules on offer.

const share: Range = { minimum: 0, maximum: 1 };
const notNegative: Range = { minimum: 0, maximum: 1e6 };
const steps: Range = { minimum: 1, maximum: 1e9, whole: true };
const epochs: Range = { minimum: 0, maximum: 1e6, whole: true };

export const scheduleNumbers = {
  every: steps,
  steps,
  factor: share,
  decay: notNegative,
  multiplier: { minimum: 1, maximum: 100 },
  minimum: notNegative,
  start: notNegative,
  rise: share,
  startDivisor: { minimum: 1, maximum: 1e9 },
  finalDivisor: { minimum: 1, maximum: 1e9 },
  /** 1: straight lines in place of half cosines. */
  linear: { minimum: 0, maximum: 1, whole: true },
  beta: share,
  target: notNegative,
  patience: epochs,
  threshold: notNegative,
  cooldown: epochs,
} as const satisfies Readonly<Record<string, Range>>;
export type ScheduleNumber = keyof typeof scheduleNumbers;

interface Offer {
  /** What a fresh choice begins with. */
  readonly numbers: Settings<ScheduleNumber>;
  /** Those that the spec has no default for, so that they are always written. */
  readonly always?: readonly ScheduleNumber[];
  /** Of numbers that it takes less of than others do. */
  readonly ranges?: Readonly<Partial<Record<ScheduleNumber, Range>>>;
}

export const schedules = {
  "constant": { numbers: {} },
  "step": { numbers: { every: 1000, factor: 0.5 }, always: ["every", "factor"] },
  "exponential": { numbers: { factor: 0.999 }, always: ["factor"] },
  "inverse-time": { numbers: { decay: 0.001 }, always: ["decay"] },
  "cosine": { numbers: { steps: 5000, minimum: 0 }, always: ["steps"] },
  "cosine-restarts": { numbers: { steps: 1000, multiplier: 1, minimum: 0 }, always: ["steps"] },
  "warmup": { numbers: { steps: 500, start: 0 }, always: ["steps"] },
  "one-cycle": { numbers: { steps: 5000, rise: 0.3, startDivisor: 25, finalDivisor: 10000, linear: 0 }, always: ["steps"] },
  "ema": { numbers: { beta: 0.9, target: 0.001 }, always: ["target"] },
  "plateau": { numbers: { patience: 10, factor: 0.1, threshold: 1e-4, cooldown: 0, minimum: 0 }, ranges: { factor: { minimum: 0, maximum: 0.9999 } } },
} as const satisfies Readonly<Record<string, Offer>>;
export type ScheduleName = keyof typeof schedules;
export const scheduleNames = Object.keys(schedules) as ScheduleName[];
/** What a schedule's numbers may be. */
export function rangesOf(name: ScheduleName): Readonly<Record<ScheduleNumber, Range>> {
  const { ranges }: Offer = schedules[name];
  return { ...scheduleNumbers, ...ranges };
}
/** What can follow a warm-up here. */
export const followerNames = scheduleNames.filter((name) => name !== "warmup");
export type FollowerName = Exclude<ScheduleName, "warmup">;

export interface ScheduleRows {
  readonly schedule: ScheduleName;
  readonly scheduling: Settings<ScheduleNumber>;
  readonly follower: FollowerName;
  readonly following: Settings<ScheduleNumber>;
}

function written(name: ScheduleName, chosen: Settings<ScheduleNumber>): Schedule {
  const { numbers, always = [] }: Offer = schedules[name];
  const fields: Record<string, unknown> = { type: name };
  for (const number of Object.keys(numbers) as ScheduleNumber[]) {
    const value = chosen[number] ?? numbers[number]!;
    if (value === numbers[number] && !always.includes(number)) continue;
    if (number === "linear") fields["anneal"] = value === 1 ? "linear" : "cosine";
    else fields[number] = value;
  }
  return fields as unknown as Schedule;
}

/** Undefined for a constant rate, the default. */
export function scheduleOf({ schedule, scheduling, follower, following }: ScheduleRows): Schedule | undefined {
  if (schedule === "constant") return undefined;
  const made = written(schedule, scheduling);
  return schedule === "warmup" && follower !== "constant" ? ({ ...made, then: written(follower, following) } as Schedule) : made;
}

/** Undefined for what rows cannot say: a warm-up after a warm-up. */
export function rowsOfSchedule(given: Schedule = { type: "constant" }): ScheduleRows | undefined {
  const then = given.type === "warmup" ? (given.then ?? { type: "constant" as const }) : { type: "constant" as const };
  if (then.type === "warmup") return undefined;
  return { schedule: given.type, scheduling: numbersOf(given), follower: then.type, following: numbersOf(then) };
}

function numbersOf(given: Schedule): Settings<ScheduleNumber> {
  const { numbers }: Offer = schedules[given.type];
  const fields: Readonly<Record<string, unknown>> = { ...given, ...("anneal" in given ? { linear: given.anneal === "linear" ? 1 : 0 } : {}) };
  const chosen: Partial<Record<ScheduleNumber, number>> = {};
  for (const name of Object.keys(numbers) as ScheduleNumber[]) {
    const value = fields[name];
    if (typeof value === "number" && value !== numbers[name]) chosen[name] = value;
  }
  return chosen;
}
