import { fromGrid, mostClasses, mostPoints, snapValue, toGrid, type Points } from "./points";
import { fromBase64URL, toBase64URL } from "../../state/base64url";
import { Unreadable } from "../../state/field";

// Points as text for links and the session: base64url of
//
//   byte 0     1, the version
//   byte 1     0 classes, 1 values
//   classes    runs of (class, count as 16 bits, count times 3 bytes of coordinates)
//   values     4 bytes each: 3 of coordinates, then value * 100 + 100
//
// Coordinates are two grid numbers of 12 bits. The order of points is kept: it decides who is in the test set.

const version = 1;
const kinds = ["classes", "values"] as const;

export function encodePoints(points: Points): string {
  if (points.x.length === 0 && points.kind === "classes") return "";
  const bytes = [version, kinds.indexOf(points.kind)];
  if (points.kind === "classes") writeRuns(bytes, points);
  else {
    for (let i = 0; i < points.x.length; i++) {
      writeCoordinates(bytes, points, i);
      bytes.push(Math.round(points.target[i]! * 100) + 100);
    }
  }
  return toBase64URL(Uint8Array.from(bytes));
}

/** Throws Unreadable for what encodePoints cannot have written. */
export function decodePoints(text: string): Points {
  try {
    if (text === "") return collect("classes", []);
    const reader = new ByteReader(fromBase64URL(text));
    if (reader.byte() !== version) throw new RangeError("version");
    const kind = kinds[reader.byte()];
    if (kind === undefined) throw new RangeError("kind");
    return collect(kind, kind === "classes" ? readRuns(reader) : readValues(reader));
  } catch (error) {
    if (error instanceof RangeError || error instanceof DOMException) throw new Unreadable(text, { kind: "points", most: mostPoints });
    throw error;
  }
}

type Triple = readonly [x: number, y: number, target: number];

function writeRuns(bytes: number[], points: Points): void {
  for (let start = 0, end = 0; start < points.x.length; start = end) {
    const label = points.target[start]!;
    while (end < points.x.length && points.target[end] === label) end++;
    bytes.push(label, (end - start) >> 8, (end - start) & 255);
    for (let i = start; i < end; i++) writeCoordinates(bytes, points, i);
  }
}

function writeCoordinates(bytes: number[], points: Points, i: number): void {
  const x = toGrid(points.x[i]!);
  const y = toGrid(points.y[i]!);
  bytes.push(x >> 4, ((x & 15) << 4) | (y >> 8), y & 255);
}

function readRuns(reader: ByteReader): Triple[] {
  const triples: Triple[] = [];
  while (!reader.ended) {
    const label = reader.byte();
    const count = (reader.byte() << 8) | reader.byte();
    if (label >= mostClasses || count === 0 || triples.length + count > mostPoints) throw new RangeError("run");
    for (let i = 0; i < count; i++) triples.push([...readCoordinates(reader), label]);
  }
  return triples;
}

function readValues(reader: ByteReader): Triple[] {
  const triples: Triple[] = [];
  while (!reader.ended) {
    if (triples.length === mostPoints) throw new RangeError("points");
    const [x, y] = readCoordinates(reader);
    const value = reader.byte();
    if (value > 200) throw new RangeError("value");
    triples.push([x, y, snapValue((value - 100) / 100)]);
  }
  return triples;
}

function readCoordinates(reader: ByteReader): readonly [number, number] {
  const [a, b, c] = [reader.byte(), reader.byte(), reader.byte()];
  return [fromGrid((a << 4) | (b >> 4)), fromGrid(((b & 15) << 8) | c)];
}

function collect(kind: Points["kind"], triples: readonly Triple[]): Points {
  const column = (i: 0 | 1 | 2): Float32Array => Float32Array.from(triples, (triple) => triple[i]);
  return { kind, x: column(0), y: column(1), target: column(2) };
}

class ByteReader {
  #next = 0;

  constructor(readonly bytes: Uint8Array) {}

  get ended(): boolean {
    return this.#next === this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.#next++];
    if (byte === undefined) throw new RangeError("end");
    return byte;
  }
}
