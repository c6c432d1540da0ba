import assert from "node:assert/strict";
import test from "node:test";
import type { FieldResult, Trainer } from "../../../api";
import { LiveMaps, type LiveMapsView } from "./live-maps";

/** A page whose frames come when they are called, and a trainer that says what it was asked. */
function page(): { readonly maps: LiveMaps; readonly view: { mapsVisible: boolean; moving: boolean }; readonly frames: (count: number, reports?: number) => Promise<string[]> } {
  const waiting: (() => void)[] = [];
  let asked: string[] = [];
  Object.assign(globalThis, {
    window: { setTimeout: () => 0 }, clearTimeout: () => undefined, cancelAnimationFrame: () => undefined,
    requestAnimationFrame: (act: () => void) => waiting.push(act),
  });
  const result: FieldResult = { values: new Float32Array(1), width: 1, height: 1, channels: 1 };
  const trainer = {
    field: ({ layer }: { layer?: number }) => { asked.push(layer === undefined ? "field" : "maps"); return Promise.resolve(result); },
    getParameters: () => Promise.resolve({}),
  } as unknown as Trainer;
  const view = { trainer, fieldVisible: true, mapsVisible: true, moving: false, fieldSize: () => 1, shown: "output" as const, mappedLayers: [0], field: () => undefined, maps: () => undefined } satisfies LiveMapsView;
  const maps = new LiveMaps(view);
  return {
    maps, view,
    frames: async (count, reports = count) => {
      const each: string[] = [];
      for (let i = 0; i < count; i++) {
        asked = [];
        for (const act of waiting.splice(0)) act();
        await new Promise((resolve) => { setTimeout(resolve, 0); });
        each.push(asked.join("+"));
        if (i < reports) maps.moved();
      }
      return each;
    },
  };
}

test("in one frame the field is asked for or the maps, both only for a hand that waits", async () => {
  const { maps, frames } = page();
  maps.moved();
  assert.deepEqual(await frames(5), ["field", "field", "field", "maps", "field"]);
  const pointed = page();
  pointed.maps.moved();
  await pointed.frames(3);
  pointed.maps.pointed();
  assert.deepEqual(await pointed.frames(1), ["maps+field"]);
});

test("maps that nobody sees are asked for once they are seen", async () => {
  const { maps, view, frames } = page();
  view.mapsVisible = false;
  maps.moved();
  assert.deepEqual(await frames(5), ["field", "field", "field", "field", "field"]);
  view.mapsVisible = true;
  maps.looked();
  assert.deepEqual(await frames(4), ["field", "field", "maps", "field"]);
});

test("a frame without a report shows what was learnt since the last, while training goes on", async () => {
  const { maps, view, frames } = page();
  view.mapsVisible = false;
  maps.moved();
  assert.deepEqual(await frames(3, 0), ["field", "", ""]);
  view.moving = true;
  maps.moved();
  assert.deepEqual(await frames(4, 1), ["field", "field", "field", ""]);
  maps.moved();
  assert.deepEqual(await frames(1, 0), ["field"]);
  // The last step was taken before the next frame.
  view.moving = false;
  assert.deepEqual(await frames(2, 0), ["", ""]);
});
