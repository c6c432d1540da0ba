import { shapeOutline, type ThemeColours } from "../../view";
import { pixels } from "../digits/examples";
import type { Bounds } from "./codes";
import type { Tiles } from "./model";

export interface Frame { readonly width: number; readonly height: number }
interface Place { readonly x: number; readonly y: number }

export function toPlane({ x, y }: Place, [xMin, yMin, xMax, yMax]: Bounds, { width, height }: Frame): Place {
  return { x: ((x - xMin) / (xMax - xMin)) * width, y: ((yMax - y) / (yMax - yMin)) * height };
}

export function fromPlane({ x, y }: Place, [xMin, yMin, xMax, yMax]: Bounds, { width, height }: Frame): Place {
  return { x: xMin + (x / width) * (xMax - xMin), y: yMax - (y / height) * (yMax - yMin) };
}

const classColours = 8;
const side = 28;

/** Shape and colour of a class: the ninth has the first's shape and another colour. */
export function markOf(label: number): { readonly shape: number; readonly colour: number } {
  return { shape: label % classColours, colour: (label + 3 * Math.floor(label / classColours)) % classColours };
}

export function paintExamples(context: CanvasRenderingContext2D, frame: Frame, codes: Float32Array, labels: readonly number[], bounds: Bounds, { classes, colours }: ThemeColours): void {
  const radius = Math.min(5, Math.max(3, frame.width / 130));
  const outlines = new Map<number, Path2D>();
  const ink = `rgb(${colours.ink.join(" ")})`;
  for (let i = 0; 2 * i < codes.length; i++) {
    const label = labels[i]!;
    const { shape, colour } = markOf(label);
    const outline = outlines.get(shape) ?? new Path2D(shapeOutline(shape));
    outlines.set(shape, outline);
    const { x, y } = toPlane({ x: codes[2 * i]!, y: codes[2 * i + 1]! }, bounds, frame);
    context.save();
    context.translate(x, y);
    context.scale(radius, radius);
    context.fillStyle = `rgb(${classes[colour]!.join(" ")})`;
    context.fill(outline);
    context.strokeStyle = ink;
    context.lineWidth = 0.18;
    context.stroke(outline);
    context.restore();
  }
}

/** The names of classes where most of each lies, on a ground of their own. */
export function paintNames(context: CanvasRenderingContext2D, frame: Frame, places: readonly (Place & { readonly name: string })[], bounds: Bounds, { colours, font }: ThemeColours): void {
  context.font = `600 16px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 5;
  for (const { name, ...place } of places) {
    const { x, y } = toPlane(place, bounds, frame);
    context.strokeStyle = `rgb(${colours.background.join(" ")})`;
    context.strokeText(name, x, y);
    context.fillStyle = `rgb(${colours.text.join(" ")})`;
    context.fillText(name, x, y);
  }
}

/** What the decoder draws everywhere, each picture where its code lies. */
export function paintTiles(context: CanvasRenderingContext2D, frame: Frame, tiles: Tiles, bounds: Bounds, { colours }: ThemeColours): void {
  const sheet = document.createElement("canvas");
  sheet.width = sheet.height = tiles.side * side;
  const ground = sheet.getContext("2d");
  if (ground === null) return;
  const image = ground.createImageData(sheet.width, sheet.height);
  const [red, green, blue] = colours.text;
  for (let i = 0; i < tiles.pictures.length; i++) {
    const tile = Math.floor(i / pixels);
    const row = Math.floor(tile / tiles.side) * side + Math.floor((i % pixels) / side);
    const column = (tile % tiles.side) * side + (i % side);
    image.data.set([red, green, blue, Math.round(255 * Math.min(1, Math.max(0, tiles.pictures[i]!)))], 4 * (row * sheet.width + column));
  }
  ground.putImageData(image, 0, 0);
  const [xMin, yMin, xMax, yMax] = tiles.bounds;
  const from = toPlane({ x: xMin, y: yMax }, bounds, frame);
  const to = toPlane({ x: xMax, y: yMin }, bounds, frame);
  context.drawImage(sheet, from.x, from.y, to.x - from.x, to.y - from.y);
}

export function paintCursor(context: CanvasRenderingContext2D, frame: Frame, cursor: Place, bounds: Bounds, { colours }: ThemeColours): void {
  const { x, y } = toPlane(cursor, bounds, frame);
  for (const [colour, width] of [[colours.background, 6], [colours.accent, 3]] as const) {
    context.strokeStyle = `rgb(${colour.join(" ")})`;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, 11, 0, 2 * Math.PI);
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      context.moveTo(x + 7 * dx, y + 7 * dy);
      context.lineTo(x + 18 * dx, y + 18 * dy);
    }
    context.stroke();
  }
}
