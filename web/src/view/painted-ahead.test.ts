import assert from "node:assert/strict";
import test from "node:test";
import type { PaintContext } from "./paint-context";
import { PaintedAhead } from "./painted-ahead";
import type { Surface } from "./surface";

type Transform = readonly number[];
const plain: Transform = [1, 0, 0, 1, 0, 0];

class FakePicture {
  static open = 0;
  #closed = false;
  constructor(readonly width: number, readonly height: number, readonly marks: readonly string[]) { FakePicture.open++; }
  read(): readonly string[] {
    assert(!this.#closed, "a closed picture has nothing to draw");
    return this.marks;
  }
  close(): void {
    if (!this.#closed) FakePicture.open--;
    this.#closed = true;
  }
}

/** It knows what lies on it: marks by their name and the transform under which they came. */
class FakeCanvas {
  marks: readonly string[] = [];
  readonly #context = new FakeContext(this);
  constructor(readonly width: number, readonly height: number) {}
  getContext(): FakeContext { return this.#context; }
  transferToImageBitmap(): FakePicture {
    const { marks } = this;
    this.marks = [];
    return new FakePicture(this.width, this.height, marks);
  }
}

class FakeContext {
  globalCompositeOperation = "source-over";
  #transform = plain;
  readonly #saved: [string, Transform][] = [];
  constructor(readonly canvas: FakeCanvas) {}
  save(): void { this.#saved.push([this.globalCompositeOperation, this.#transform]); }
  restore(): void { [this.globalCompositeOperation, this.#transform] = this.#saved.pop()!; }
  setTransform(...transform: number[]): void { this.#transform = transform; }
  mark(name: string): void { this.#put([`${name} ${this.#transform.join(" ")}`]); }
  drawImage(picture: FakePicture, x: number, y: number): void {
    assert.deepEqual([this.#transform, x, y], [plain, 0, 0], "pixel on pixel");
    this.#put(picture.read());
  }
  #put(marks: readonly string[]): void {
    assert(["source-over", "copy"].includes(this.globalCompositeOperation));
    this.canvas.marks = this.globalCompositeOperation === "copy" ? marks : [...this.canvas.marks, ...marks];
  }
}

/** A picture of 10 by 5 pixels of CSS on a canvas of 20 by 10, of which `what` is drawn. */
function open() {
  Object.assign(globalThis, { OffscreenCanvas: FakeCanvas, addEventListener: () => undefined });
  FakePicture.open = 0;
  const canvas = new FakeCanvas(20, 10);
  const shown = { what: "", surface: undefined as Surface | undefined, invalid: 0 };
  const surfaceOf = (width: number): Surface => ({ canvas, width, height: 5, invalidate: () => { shown.invalid++; } }) as unknown as Surface;
  const sizes: number[][] = [];
  const ahead = new PaintedAhead(() => shown.surface, (context: PaintContext, ...size) => {
    sizes.push(size);
    (context as unknown as FakeContext).mark(shown.what);
  });
  shown.surface = surfaceOf(10);
  const paint = (what: string): void => {
    shown.what = what;
    ahead.ask();
  };
  const take = (from = canvas): boolean => ahead.take(from.getContext() as unknown as CanvasRenderingContext2D);
  return { ahead, canvas, shown, sizes, surfaceOf, paint, take };
}

test("what was painted is put in place of all that was on the canvas, and only once", () => {
  const { canvas, shown, sizes, paint, take } = open();
  assert.equal(take(), false, "nothing was painted");
  canvas.getContext().setTransform(3, 0, 0, 3, 1, 1);
  canvas.getContext().mark("before");
  paint("field");
  assert.deepEqual([canvas.marks, shown.invalid, sizes], [["before 3 0 0 3 1 1"], 1, [[10, 5, 2]]], "nothing of it is seen yet");
  assert.equal(take(), true);
  assert.deepEqual(canvas.marks, ["field 2 0 0 2 0 0"]);
  assert.equal(take(), false, "it is drawn already");
  canvas.getContext().mark("above");
  assert.deepEqual(canvas.marks, ["field 2 0 0 2 0 0", "above 3 0 0 3 1 1"], "what comes next is drawn as if nothing had been");
  assert.equal(FakePicture.open, 0);
});

test("of two that were painted the newer is drawn, with nothing of the older", () => {
  const { canvas, paint, take } = open();
  paint("older");
  paint("newer");
  assert.equal(take(), true);
  assert.deepEqual(canvas.marks, ["newer 2 0 0 2 0 0"]);
  assert.equal(FakePicture.open, 0);
});

test("what does not fit, is not seen or was dropped is not drawn", () => {
  const { ahead, canvas, shown, surfaceOf, paint, take } = open();
  for (const other of [new FakeCanvas(30, 10), new FakeCanvas(20, 11)]) {
    paint("before the canvas was resized");
    assert.equal(take(other), false);
    assert.equal(take(), false, "it is gone");
    assert.deepEqual(other.marks, []);
  }
  paint("before there was no room for it");
  for (const none of [surfaceOf(0), undefined]) {
    shown.surface = none;
    paint("not seen");
    assert.equal(take(), false);
  }
  shown.surface = surfaceOf(10);
  paint("dropped");
  ahead.drop();
  assert.equal(take(), false);
  assert.deepEqual(canvas.marks, []);
  assert.equal(FakePicture.open, 0);
});

test("a browser that gives no canvas to paint beside has it drawn in the frame", () => {
  const { shown, paint, take } = open();
  OffscreenCanvas.prototype.getContext = () => null;
  paint("field");
  assert.equal(shown.invalid, 1);
  assert.equal(take(), false);
});
