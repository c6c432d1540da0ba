import { random } from "./random.mjs";

// Five columns and seven rows each, as on an old display.
const font = [
  "01110 10001 10011 10101 11001 10001 01110", "00100 01100 00100 00100 00100 00100 01110",
  "01110 10001 00001 00110 01000 10000 11111", "11110 00001 00001 01110 00001 00001 11110",
  "00010 00110 01010 10010 11111 00010 00010", "11111 10000 11110 00001 00001 10001 01110",
  "00110 01000 10000 11110 10001 10001 01110", "11111 00001 00010 00100 01000 01000 01000",
  "01110 10001 10001 01110 10001 10001 01110", "01110 10001 10001 01111 00001 00010 01100",
].map((rows) => rows.split(" ").map((row) => Array.from(row, Number)));

const side = 28;

/** Digits of 28x28 pixels from 0 to 1, each turned, slanted, sized and placed at random. */
export function digits({ train, test }) {
  const draw = random(5);
  const set = (count) => {
    const x = new Float32Array(count * side * side), y = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      y[i] = Math.floor(10 * draw());
      paint(x.subarray(i * side * side, (i + 1) * side * side), font[y[i]], draw);
    }
    return { x, y };
  };
  const training = set(train), testing = set(test);
  return { trainX: training.x, trainY: training.y, testX: testing.x, testY: testing.y };
}

function paint(image, glyph, draw) {
  const around = (middle, most) => middle + most * (2 * draw() - 1);
  const angle = around(0, 0.25), slant = around(0.15, 0.2), size = around(2.8, 0.5), row = around(13.5, 2.5), column = around(13.5, 2.5);
  const cos = Math.cos(angle) / size, sin = Math.sin(angle) / size;
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const down = i - row, right = j - column + slant * down;
      const value = ink(glyph, 3 + cos * down - sin * right, 2 + sin * down + cos * right);
      if (value > 0) image[i * side + j] = Math.min(1, 1.3 * value);
    }
  }
}

/** The glyph between its cells, by the nearest four. */
function ink(glyph, row, column) {
  const i = Math.floor(row), j = Math.floor(column), below = row - i, beside = column - j;
  const cell = (r, c) => glyph[r]?.[c] ?? 0;
  return (1 - below) * ((1 - beside) * cell(i, j) + beside * cell(i, j + 1)) + below * ((1 - beside) * cell(i + 1, j) + beside * cell(i + 1, j + 1));
}
