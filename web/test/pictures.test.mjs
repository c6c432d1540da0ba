import assert from "node:assert/strict";
import test from "node:test";
import { normalizeImage, pictureSide, rasterizeDrawing, refineDigits, varyPictures } from "../../dist/backdraw.js";
import { refused } from "./networks.mjs";

const bar = (size, x, y) => ({ points: Float32Array.of(x, y, 0.5, x, y + size, 0.5), ends: Int32Array.of(2) });
const rows = (picture) => Array.from({ length: pictureSide }, (_, row) => picture.subarray(row * pictureSide, (row + 1) * pictureSide)).filter((row) => row.some((ink) => ink > 0.25)).length;

test("a drawing has the same picture in every size and place, 20 rows high", async () => {
  const picture = await rasterizeDrawing(bar(1, 0, 0));
  assert.equal(picture.length, pictureSide ** 2);
  assert.ok(Math.abs(rows(picture) - 20) <= 1, `${rows(picture)} rows`);
  const other = await rasterizeDrawing(bar(64, 512, -32));
  assert.ok(picture.every((ink, i) => Math.abs(ink - other[i]) < 1e-3));
  await refused(() => rasterizeDrawing({ points: Float32Array.of(1, 2), ends: Int32Array.of(1) }), "invalid-data", "points");
  await refused(() => rasterizeDrawing({ points: [1, 2, 3], ends: Int32Array.of(1) }), "invalid-argument", "points");
});

test("an image becomes a picture, a blank one is refused", async () => {
  const grey = new Float32Array(50 * 40).fill(0.9);
  for (let y = 5; y < 35; y++) grey.fill(0.1, y * 50 + 20, y * 50 + 26);
  assert.equal(rows(await normalizeImage({ grey, width: 50, height: 40 })), 20);
  await refused(() => normalizeImage({ grey: new Float32Array(16), width: 4, height: 4 }), "invalid-data", "image");
});

test("counts of 8 x 8 become pictures, and pictures vary by seed", async () => {
  const counts = new Uint8Array(128);
  for (let y = 0; y < 8; y++) counts[8 * y + 3] = counts[64 + 8 * y + 4] = 16;
  const pictures = await refineDigits(counts);
  assert.equal(pictures.length, 2 * pictureSide ** 2);
  const same = await varyPictures(pictures, {});
  assert.ok(pictures.every((ink, i) => Math.abs(ink - same[i]) < 1e-6));
  const varied = await varyPictures(pictures, { turn: 20, shift: 1 }, 3);
  assert.deepEqual(await varyPictures(pictures, { turn: 20, shift: 1 }, 3), varied);
  assert.notDeepEqual(await varyPictures(pictures, { turn: 20, shift: 1 }, 4), varied);
  await refused(() => refineDigits(new Uint8Array(63)), "invalid-data", "counts");
  await refused(() => varyPictures(pictures, { turn: 200 }), "invalid-argument", "turn");
});
