import assert from "node:assert/strict";
import test from "node:test";
import { contrast, fromHex, luminance, mix, toHex, toPixel } from "./colour";

test("hexadecimal colours are read and written", () => {
  assert.deepEqual(fromHex("#e69f00"), [230, 159, 0]);
  assert.equal(toHex([0, 158, 115]), "#009e73");
  for (const wrong of ["e69f00", "#fff", "#12345g", ""]) assert.throws(() => fromHex(wrong), /want "#rrggbb"/);
});

test("luminance and contrast are WCAG's", () => {
  assert.equal(luminance([255, 255, 255]), 1);
  assert.equal(luminance([0, 0, 0]), 0);
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  // #767676 is the well-known grey that just passes on white.
  assert.equal(contrast(fromHex("#767676"), [255, 255, 255]).toFixed(2), "4.54");
});

test("mixing goes from one colour to the other", () => {
  assert.deepEqual(mix([0, 100, 200], [100, 0, 200], 0), [0, 100, 200]);
  assert.deepEqual(mix([0, 100, 200], [100, 0, 200], 0.5), [50, 50, 200]);
  assert.deepEqual(mix([0, 100, 200], [100, 0, 200], 1), [100, 0, 200]);
});

test("a pixel's bytes are red, green, blue and opaque", () => {
  assert.deepEqual([...new Uint8Array(Uint32Array.of(toPixel([1, 2, 254])).buffer)], [1, 2, 254, 255]);
});
