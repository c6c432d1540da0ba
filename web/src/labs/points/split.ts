import { toGrid, type Points } from "./points";

// Who is in the test set is decided for each point by where it stands, so that added and erased points never move
// others from one side to the other, and points on one spot are on one side.

/** True for points that are held back for testing: about `share` of all, chosen by `seed`. */
export function testMembership(points: Points, share: number, seed: number): (index: number) => boolean {
  const salt = hash32(seed);
  return (i) => hash32(((toGrid(points.x[i]!) << 12) | toGrid(points.y[i]!)) ^ salt) / 0x1_0000_0000 < share;
}

/** MurmurHash3's finaliser (Appleby 2011): 32 bits to 32 well-mixed bits, one to one. */
function hash32(bits: number): number {
  let h = (bits + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
