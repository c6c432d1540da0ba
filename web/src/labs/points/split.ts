import { toGrid, type Points } from "./points";

// Who is in the test set is decided for each point by where it stands, so that added and erased points do not move
// others from one side to the other, and points of a class on one spot are on one side. Only where a class would be
// missing on a side, its last point in the row of chance goes there.

/** True for points that are held back for testing: about `share` of all and of each class, chosen by `seed`. */
export function testMembership(points: Points, share: number, seed: number): (index: number) => boolean {
  if (share === 0) return () => false;
  const salt = hash32(seed);
  const draws = Float64Array.from(points.x, (x, i) => hash32(((toGrid(x) << 12) | toGrid(points.y[i]!)) ^ salt) / 0x1_0000_0000);
  const groups = grouped(points);
  const limits = groups.map((members) => limitOf(members, draws, share));
  // A test set of one class says little: the smallest draws of others join, as few as that takes.
  const tested = (group: number): boolean => groups[group]!.some((i) => draws[i]! < limits[group]!);
  const wanted = Math.min(2, groups.length);
  for (const group of [...groups.keys()].sort((a, b) => groups[b]!.length - groups[a]!.length)) {
    if ([...groups.keys()].filter(tested).length >= wanted) break;
    if (!tested(group) && groups[group]!.length > 1) limits[group] = justAbove(draws, groups[group]!, 1);
  }
  const limit = new Float64Array(draws.length);
  groups.forEach((members, group) => { for (const i of members) limit[i] = limits[group]!; });
  return (i) => draws[i]! < limit[i]!;
}

/** Below it a class's points are held back: `share`, unless that would hold back none of many or leave none to train on. */
function limitOf(members: readonly number[], draws: Float64Array, share: number): number {
  const held = members.filter((i) => draws[i]! < share).length;
  if (held === 0 && Math.round(share * members.length) > 0 && members.length > 1) return justAbove(draws, members, 1);
  if (held === members.length) return justAbove(draws, members, members.length - 1);
  return share;
}

/** A limit that the `count` smallest draws of a class are below. */
function justAbove(draws: Float64Array, members: readonly number[], count: number): number {
  const sorted = members.map((i) => draws[i]!).sort((a, b) => a - b);
  return count === 0 ? 0 : (sorted[count - 1]! + (sorted[count] ?? 1)) / 2;
}

/** The points of each class that there is; values are all of one kind. */
function grouped({ kind, target }: Points): number[][] {
  const groups = new Map<number, number[]>();
  target.forEach((label, i) => {
    const group = kind === "values" ? 0 : label;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [i]);
    else members.push(i);
  });
  return [...groups.values()];
}

/** MurmurHash3's finaliser (Appleby 2011): 32 bits to 32 well-mixed bits, one to one. */
function hash32(bits: number): number {
  let h = (bits + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
