import assert from "node:assert/strict";
import test from "node:test";
import { Keeper } from "./keeper";

test("changes are kept together after a pause, at once when the page is left, and not once it is closed", async () => {
  const page = new EventTarget();
  const waiting = new Map<number, { readonly act: () => void; readonly milliseconds: number }>();
  let number = 0;
  Object.assign(globalThis, {
    window: { setTimeout: (act: () => void, milliseconds: number) => { waiting.set(++number, { act, milliseconds }); return number; } },
    clearTimeout: (which: number) => { waiting.delete(which); },
    addEventListener: page.addEventListener.bind(page), removeEventListener: page.removeEventListener.bind(page),
  });
  let times = 0;
  const keeper = new Keeper(() => { times++; return Promise.resolve(); });
  keeper.soon();
  keeper.soon();
  assert.deepEqual([...waiting.values()].map(({ milliseconds }) => milliseconds), [700]);
  waiting.get(1)!.act();
  assert.equal(times, 1);
  assert.equal(waiting.size, 0);
  keeper.soon();
  keeper.cancel();
  assert.equal(waiting.size, 0);
  keeper.soon();
  page.dispatchEvent(new Event("pagehide"));
  assert.equal(times, 2);
  assert.equal(waiting.size, 0);
  await keeper.close();
  assert.equal(times, 3);
  page.dispatchEvent(new Event("pagehide"));
  assert.equal(times, 3);
});
