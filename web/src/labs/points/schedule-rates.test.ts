import assert from "node:assert/strict";
import test from "node:test";
import { previewLength, rateAt, ratesOf } from "./schedule-rates";
import { scheduleNames, type ScheduleRows } from "./schedules";

const rows = (schedule: ScheduleRows["schedule"], scheduling: ScheduleRows["scheduling"] = {}): ScheduleRows => ({ schedule, scheduling, follower: "constant", following: {} });
const near = (a: number, b: number): void => { assert(Math.abs(a - b) < 1e-12, `${a}, want ${b}`); };

test("rates at places where they are known", () => {
  near(rateAt(rows("step", { every: 10, factor: 0.5 }), 1, 25), 0.25);
  near(rateAt(rows("exponential", { factor: 0.9 }), 1, 2), 0.81);
  near(rateAt(rows("inverse-time", { decay: 1 }), 1, 3), 0.25);
  near(rateAt(rows("cosine", { steps: 10 }), 1, 5), 0.5);
  near(rateAt(rows("cosine-restarts", { steps: 10, multiplier: 2 }), 1, 20), 0.5);
  near(rateAt({ ...rows("warmup", { steps: 10, start: 0.5 }), follower: "exponential", following: { factor: 0.5 } }, 1, 5), 0.75);
  near(rateAt({ ...rows("warmup", { steps: 10 }), follower: "exponential", following: { factor: 0.5 } }, 1, 11), 0.5);
  near(rateAt(rows("one-cycle", { steps: 100, rise: 0.3 }), 1, 29), 1);
  near(rateAt(rows("one-cycle", { steps: 100 }), 1, 99), 1 / 25 / 10000);
  near(rateAt(rows("ema", { beta: 0.5, target: 0 }), 1, 2), 0.25);
});

test("every schedule has a preview of some length, but what follows from the loss has none", () => {
  for (const name of scheduleNames) {
    assert(previewLength(rows(name)) > 0, name);
    assert.equal(ratesOf(rows(name), 1, 100, 11)?.length, name === "plateau" ? undefined : 11, name);
  }
});
