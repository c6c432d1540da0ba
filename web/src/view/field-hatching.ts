import { toHex } from "./colour";
import type { Box, Field, FieldMeaning } from "./field";
import { cellClass } from "./field-class";
import { newContext } from "./field-painter";
import type { PaintContext } from "./paint-context";
import type { ThemeColours } from "./theme-colours";

/** Side of a pattern's tile in the context's units. */
const tileSide = 16;
const sharpness = 2;

/** Lines of each class's tile, in sixteenths: slants, levels, and their crossings. Each goes on in the next tile. */
const tiles: readonly string[] = [
  "M-2 2L2 -2M0 16L16 0M14 18L18 14",
  "M14 -2L18 2M0 0L16 16M-2 14L2 18",
  "M0 4H16M0 12H16",
  "M4 0V16M12 0V16",
  "M0 16L16 0M0 0L16 16",
  "M0 8H16M8 0V16",
  "M0 8L4 4L12 12L16 8",
  "M5 8A3 3 0 1 0 11 8A3 3 0 1 0 5 8",
];

export const hatchingCount = tiles.length;

/** Lays a pattern of lines over each class's part of a field, so that classes differ without colour. Keeps its buffers. */
export class FieldHatching {
  #mask: CanvasRenderingContext2D | undefined;
  #layer: CanvasRenderingContext2D | undefined;

  paint(context: PaintContext, box: Box, field: Field, meaning: FieldMeaning, { colours }: ThemeColours): void {
    const ratio = context.getTransform().a;
    const mask = (this.#mask ??= newContext());
    const layer = (this.#layer ??= newContext());
    mask.canvas.width = field.width;
    mask.canvas.height = field.height;
    layer.canvas.width = Math.ceil(box.width * ratio);
    layer.canvas.height = Math.ceil(box.height * ratio);
    layer.setTransform(ratio, 0, 0, ratio, 0, 0);
    const image = new ImageData(field.width, field.height);
    for (const [label, cells] of cellsOf(field, meaning)) {
      image.data.fill(0);
      for (const cell of cells) image.data[4 * cell + 3] = 255;
      mask.putImageData(image, 0, 0);
      layer.globalCompositeOperation = "copy";
      layer.fillStyle = patternOf(layer, label, toHex(colours.ink));
      layer.fillRect(0, 0, box.width, box.height);
      layer.globalCompositeOperation = "destination-in";
      layer.drawImage(mask.canvas, 0, 0, box.width, box.height);
      context.drawImage(layer.canvas, box.x, box.y, layer.canvas.width / ratio, layer.canvas.height / ratio);
    }
  }
}

/** The cells of each class that has any. */
function cellsOf(field: Field, meaning: FieldMeaning): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (let cell = 0; cell < field.width * field.height; cell++) {
    const label = cellClass(field, meaning, cell) % hatchingCount;
    const found = cells.get(label);
    if (found === undefined) cells.set(label, [cell]);
    else found.push(cell);
  }
  return cells;
}

function patternOf(context: CanvasRenderingContext2D, label: number, ink: string): CanvasPattern {
  const tile = newContext();
  tile.canvas.width = tile.canvas.height = sharpness * tileSide;
  tile.scale(sharpness, sharpness);
  tile.strokeStyle = ink;
  tile.globalAlpha = 0.5;
  tile.lineWidth = 1;
  tile.stroke(new Path2D(tiles[label]));
  const pattern = context.createPattern(tile.canvas, "repeat");
  if (pattern === null) throw new Error("the browser makes no pattern of a canvas");
  pattern.setTransform(new DOMMatrix().scale(1 / sharpness));
  return pattern;
}
