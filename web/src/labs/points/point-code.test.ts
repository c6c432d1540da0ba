import assert from "node:assert/strict";
import test from "node:test";
import { Unreadable } from "../../state/field";
import { decodePoints, encodePoints } from "./point-code";
import { addPoints, mostPoints, noPoints, samePoints, type Point } from "./points";

function scattered(count: number, target: (i: number) => number): Point[] {
  return Array.from({ length: count }, (_, i) => ({ x: 6 * Math.sin(i * 12.9898), y: 6 * Math.cos(i * 78.233), target: target(i) }));
}

test("points come back the very same, in their order", () => {
  for (const points of [
    noPoints(),
    noPoints("values"),
    addPoints(noPoints(), scattered(1, () => 7)),
    addPoints(noPoints(), scattered(mostPoints, (i) => i % 8)),
    addPoints(noPoints("values"), scattered(300, (i) => Math.sin(i))),
    addPoints(noPoints(), [{ x: -6, y: 6, target: 0 }, { x: 6, y: -6, target: 0 }, { x: 0, y: 0, target: 1 }]),
  ]) {
    assert(samePoints(decodePoints(encodePoints(points)), points), `${points.x.length} ${points.kind}`);
  }
});

test("500 points of eight classes, drawn class by class, take a third of a link of 8,000 characters", () => {
  const length = encodePoints(addPoints(noPoints(), scattered(500, (i) => Math.floor(i / 63)))).length;
  assert(length < 2700, `${length} characters`);
});

test("what was not written by encodePoints is refused", () => {
  const whole = encodePoints(addPoints(noPoints(), scattered(5, () => 1)));
  for (const text of ["AA", "AgAA", "AQk", whole.slice(0, -3), `${whole}A`, "%%%", `${whole}AQAA`]) {
    assert.throws(() => decodePoints(text), (error) => error instanceof Unreadable, text);
  }
});
