import assert from "node:assert/strict";
import test from "node:test";
import { PaintedAhead } from "./painted-ahead";
import type { Surface } from "./surface";

test("what was painted is drawn once, and only on a canvas as large", () => {
  class FakeCanvas {
    constructor(readonly width: number, readonly height: number) {}
    getContext(): unknown { return { canvas: this, setTransform: () => undefined }; }
    transferToImageBitmap(): unknown { return { width: this.width, height: this.height, close: () => undefined }; }
  }
  Object.assign(globalThis, { OffscreenCanvas: FakeCanvas, addEventListener: () => undefined });
  let invalid = 0;
  const surfaceOf = (width: number): Surface => ({ canvas: { width: 20, height: 10 }, width, height: 5, invalidate: () => { invalid++; } }) as unknown as Surface;
  let surface: Surface | undefined = surfaceOf(10);
  const drawn: number[] = [];
  const on = (width: number): CanvasRenderingContext2D => ({
    canvas: { width, height: 10 }, save: () => undefined, restore: () => undefined, setTransform: () => undefined, drawImage: () => drawn.push(width),
  }) as unknown as CanvasRenderingContext2D;
  const sizes: number[][] = [];
  const ahead = new PaintedAhead(() => surface, (_context, ...size) => { sizes.push(size); });
  assert.equal(ahead.take(on(20)), false, "nothing was painted");
  ahead.ask();
  assert.deepEqual([invalid, sizes], [1, [[10, 5, 2]]]);
  assert.equal(ahead.take(on(20)), true);
  assert.equal(ahead.take(on(20)), false, "it is drawn already");
  ahead.ask();
  assert.equal(ahead.take(on(30)), false, "the canvas was resized");
  for (const none of [surfaceOf(0), undefined]) {
    surface = none;
    ahead.ask();
    assert.equal(ahead.take(on(20)), false, "nothing is seen of it");
  }
  surface = surfaceOf(10);
  ahead.ask();
  ahead.drop();
  assert.equal(ahead.take(on(20)), false);
  assert.deepEqual(drawn, [20]);
});
