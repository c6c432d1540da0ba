import assert from "node:assert/strict";
import test from "node:test";
import type { Surface } from "../surface";
import { EdgesAhead } from "./edges-ahead";
import type { NetworkScene, NetworkPainter } from "./painter";

/** A browser with idle time when it is given, a canvas of a size, and a painter of three parts that says what it did. */
function page(): {
  readonly ahead: EdgesAhead; readonly surface: Surface & { canvas: { width: number } }; readonly idle: (milliseconds: number) => void;
  readonly log: string[]; readonly take: () => boolean;
} {
  const log: string[] = [];
  const waiting = new Map<number, IdleRequestCallback>();
  let last = 0;
  class FakeCanvas {
    constructor(readonly width: number, readonly height: number) {}
    getContext(): unknown { return { canvas: this, setTransform: () => undefined }; }
    transferToImageBitmap(): unknown { return { close: () => log.push("closed") }; }
  }
  Object.assign(globalThis, {
    OffscreenCanvas: FakeCanvas, addEventListener: () => undefined,
    requestIdleCallback: (callback: IdleRequestCallback) => { waiting.set(++last, callback); return last; },
    cancelIdleCallback: (request: number) => waiting.delete(request),
  });
  const painter = { edgeParts: () => 3, paintEdgePart: (_context: unknown, _scene: unknown, part: number) => { log.push(`part ${part}`); } } as unknown as NetworkPainter;
  const surface = { canvas: { width: 200, height: 100 }, width: 100, height: 50, invalidate: () => log.push("frame") } as unknown as Surface & { canvas: { width: number } };
  const ahead = new EdgesAhead(painter, { scene: () => ({}) as NetworkScene, marked: null });
  const context = { canvas: surface.canvas, setTransform: () => undefined, drawImage: () => log.push("drawn") } as unknown as CanvasRenderingContext2D;
  return {
    ahead, surface, log,
    take: () => ahead.take(context, surface),
    idle: (milliseconds) => {
      let left = milliseconds;
      const due = [...waiting.values()];
      waiting.clear();
      for (const each of due) each({ didTimeout: false, timeRemaining: () => (left -= 3) });
    },
  };
}

test("parts are painted while there is time, and drawn in one frame", () => {
  const { ahead, surface, log, idle, take } = page();
  ahead.begin(surface);
  idle(2);
  assert.deepEqual(log, []);
  idle(11);
  assert.deepEqual(log.splice(0), ["part 1", "part 2"]);
  idle(11);
  assert.deepEqual(log.splice(0), ["part 3", "frame"]);
  assert.equal(take(), true);
  assert.deepEqual(log.splice(0), ["drawn", "drawn", "drawn", "closed", "closed", "closed"]);
  assert.equal(take(), false, "it was drawn already");
});

test("numbers that changed meanwhile are painted after those before them were drawn", () => {
  const { ahead, surface, log, idle, take } = page();
  ahead.begin(surface);
  idle(30);
  ahead.begin(surface);
  assert.equal(take(), true);
  log.length = 0;
  idle(30);
  assert.deepEqual(log, ["part 1", "part 2", "part 3", "frame"]);
});

test("of a canvas that has another size, or parts that are not all there, nothing is drawn", () => {
  const { ahead, surface, log, idle, take } = page();
  ahead.begin(surface);
  idle(8);
  assert.equal(take(), false);
  idle(30);
  assert.deepEqual(log.splice(0), ["part 1", "closed"], "what was begun is given up");
  ahead.begin(surface);
  idle(30);
  surface.canvas.width = 300;
  assert.equal(take(), false);
});

test("a browser without idle time paints in the frame", () => {
  const { ahead, surface, log } = page();
  delete (globalThis as { requestIdleCallback?: unknown }).requestIdleCallback;
  ahead.begin(surface);
  assert.deepEqual(log, ["frame"]);
});

test("a browser that gives no canvas to paint beside paints in the frame, each time", () => {
  const { ahead, surface, log, idle, take } = page();
  OffscreenCanvas.prototype.getContext = () => null;
  for (let round = 0; round < 2; round++) {
    ahead.begin(surface);
    idle(30);
    assert.deepEqual(log.splice(0), ["frame"]);
    assert.equal(take(), false);
  }
});
