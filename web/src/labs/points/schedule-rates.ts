import { schedules, type ScheduleNumber, type ScheduleRows } from "./schedules";

// The schedules' rates for the drawn preview. The network has the engine's.

/** The rates of the first updates t = 0, 1, ..., at `count` places evenly up to `last`; undefined where they follow from the loss. */
export function ratesOf(rows: ScheduleRows, base: number, last: number, count: number): readonly number[] | undefined {
  if (rows.schedule === "plateau" || (rows.schedule === "warmup" && rows.follower === "plateau")) return undefined;
  return Array.from({ length: count }, (_, i) => rateAt(rows, base, Math.round((last * i) / (count - 1))));
}

export function rateAt({ schedule, scheduling, follower, following }: ScheduleRows, base: number, t: number): number {
  const of = { ...schedules[schedule].numbers, ...scheduling } as Readonly<Record<ScheduleNumber, number>>;
  switch (schedule) {
    case "step":
      return base * of.factor ** Math.floor(t / of.every);
    case "exponential":
      return base * of.factor ** t;
    case "inverse-time":
      return base / (1 + of.decay * t);
    case "cosine":
      return halfWave(base, of.minimum, Math.min(t / of.steps, 1));
    case "cosine-restarts":
      return halfWave(base, of.minimum, shareOfCycle(t, of.steps, of.multiplier));
    case "warmup":
      return t < of.steps
        ? base * (of.start + ((1 - of.start) * t) / of.steps)
        : rateAt({ schedule: follower, scheduling: following, follower: "constant", following: {} }, base, t - of.steps);
    case "one-cycle":
      return oneCycle(base, t, of);
    case "ema":
      return of.target + (base - of.target) * of.beta ** t;
    default:
      return base;
  }
}

/** How far the preview looks: a good way beyond what the schedule's own numbers name. */
export function previewLength({ schedule, scheduling, follower, following }: ScheduleRows): number {
  const of = { ...schedules[schedule].numbers, ...scheduling } as Readonly<Partial<Record<ScheduleNumber, number>>>;
  const decays = (factor: number): number => (factor > 0 && factor < 1 ? Math.min(1e6, Math.ceil(Math.log(0.03) / Math.log(factor))) : 1000);
  switch (schedule) {
    case "step":
      return 5 * of.every!;
    case "exponential":
      return decays(of.factor!);
    case "ema":
      return decays(of.beta!);
    case "inverse-time":
      return of.decay! > 0 ? Math.ceil(10 / of.decay!) : 1000;
    case "cosine-restarts":
      return Math.ceil(of.steps! * (1 + of.multiplier! + of.multiplier! ** 2));
    case "warmup":
      return of.steps! + (follower === "constant" ? of.steps! : previewLength({ schedule: follower, scheduling: following, follower: "constant", following: {} }));
    case "cosine":
    case "one-cycle":
      return Math.ceil(1.2 * of.steps!);
    default:
      return 1000;
  }
}

/** As the engine's: up to the base rate at rise * steps - 1, down to almost nothing at steps - 1. */
function oneCycle(base: number, t: number, of: Readonly<Record<ScheduleNumber, number>>): number {
  const [top, end, low] = [of.rise * of.steps - 1, of.steps - 1, base / of.startDivisor];
  const rising = t <= top;
  const [from, to] = rising ? [low, base] : [base, low / of.finalDivisor];
  const share = rising ? (top > 0 ? t / top : 1) : t < end ? (t - top) / (end - top) : 1;
  return of.linear === 1 ? from + (to - from) * share : halfWave(from, to, share);
}

function halfWave(from: number, to: number, share: number): number {
  return to + ((from - to) / 2) * (1 + Math.cos(Math.PI * share));
}

/** How much of its cycle t has passed, cycles lasting length, length * growth, ... */
function shareOfCycle(t: number, length: number, growth: number): number {
  let [left, cycle] = [t, length];
  while (left >= cycle) {
    left -= cycle;
    cycle *= growth;
  }
  return left / cycle;
}
