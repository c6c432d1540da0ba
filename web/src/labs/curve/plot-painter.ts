import type { RGB, ThemeColours } from "../../view";
import type { Band } from "./band";
import { columns, xExtent, xOf, yExtent, type Curve, type Place } from "./curve";

export interface Plotted {
  readonly curve: Curve;
  readonly band: Band | undefined;
  /** Where what is learnt ends, in x: what is drawn after it is kept to compare with. */
  readonly cut: number | undefined;
  readonly cursor: (Place & { readonly down: boolean }) | undefined;
}

export interface Frame { readonly width: number; readonly height: number }

export function toPlot({ x, y }: Place, { width, height }: Frame): Place {
  return { x: ((x + xExtent) / (2 * xExtent)) * width, y: ((yExtent - y) / (2 * yExtent)) * height };
}

export function fromPlot({ x, y }: Place, { width, height }: Frame): Place {
  return { x: (x / width) * 2 * xExtent - xExtent, y: yExtent - (y / height) * 2 * yExtent };
}

const css = ([red, green, blue]: RGB, alpha = 1): string => `rgb(${red} ${green} ${blue} / ${alpha})`;
const hatchApart = 9;

/** Paints a drawn curve, and what networks make of it: dashed, hatched and in another colour where they guess. */
export function paintPlot(context: CanvasRenderingContext2D, frame: Frame, { curve, band, cut, cursor }: Plotted, { colours, font }: ThemeColours, tick: (value: number) => string, axis: string): void {
  paintGrid(context, frame, { line: css(colours.divider), text: css(colours.muted), font }, tick, axis);
  if (band !== undefined) for (const { from, to, far } of stretches(band.beyond)) paintBand(context, frame, band, from, to, far, far ? colours.test : colours.training);
  paintCurve(context, frame, curve, cut, colours.text);
  if (band !== undefined) for (const { from, to, far } of stretches(band.beyond)) paintMean(context, frame, band, from, to, far, far ? colours.test : colours.training);
  if (cut !== undefined) paintCut(context, frame, cut, css(colours.muted));
  if (cursor === undefined) return;
  const { x, y } = toPlot(cursor, frame);
  context.strokeStyle = css(colours.ink);
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, cursor.down ? 5 : 9, 0, 2 * Math.PI);
  context.stroke();
}

function paintGrid(context: CanvasRenderingContext2D, frame: Frame, look: { line: string; text: string; font: string }, tick: (value: number) => string, axis: string): void {
  context.strokeStyle = look.line;
  context.fillStyle = look.text;
  context.lineWidth = 1;
  context.font = `12px ${look.font}`;
  const line = (from: Place, to: Place, zero: boolean): void => {
    const [a, b] = [toPlot(from, frame), toPlot(to, frame)];
    context.lineWidth = zero ? 2 : 1;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  };
  context.textAlign = "center";
  context.textBaseline = "bottom";
  for (let x = 2 - xExtent; x < xExtent; x += 2) {
    line({ x, y: -yExtent }, { x, y: yExtent }, x === 0);
    context.fillText(tick(x), toPlot({ x, y: 0 }, frame).x, frame.height - 2);
  }
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (let y = 1 - yExtent; y < yExtent; y++) {
    line({ x: -xExtent, y }, { x: xExtent, y }, y === 0);
    context.fillText(tick(y), 4, toPlot({ x: 0, y }, frame).y);
  }
  context.fillText("y", 4, 10);
  context.textAlign = "right";
  context.textBaseline = "bottom";
  context.fillText(axis, frame.width - 6, frame.height - 2);
}

/** Runs of places that are alike; each begins where the one before ends, so that lines do not break. */
function stretches(beyond: Uint8Array): { from: number; to: number; far: boolean }[] {
  const found: { from: number; to: number; far: boolean }[] = [];
  for (let from = 0; from < beyond.length;) {
    let to = from + 1;
    while (to < beyond.length && beyond[to] === beyond[from]) to++;
    found.push({ from: Math.max(0, from - 1), to, far: beyond[from] === 1 });
    from = to;
  }
  return found;
}

function trace(context: CanvasRenderingContext2D, frame: Frame, x: Float32Array, y: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const at = toPlot({ x: x[i]!, y: y[i]! }, frame);
    context.lineTo(at.x, at.y);
  }
}

function paintBand(context: CanvasRenderingContext2D, frame: Frame, { x, low, high, members }: Band, from: number, to: number, far: boolean, colour: RGB): void {
  context.beginPath();
  trace(context, frame, x, high, from, to);
  for (let i = to - 1; i >= from; i--) {
    const at = toPlot({ x: x[i]!, y: low[i]! }, frame);
    context.lineTo(at.x, at.y);
  }
  context.closePath();
  context.fillStyle = css(colour, far ? 0.1 : 0.22);
  context.fill();
  if (far) hatch(context, frame, colour);
  context.strokeStyle = css(colour, 0.4);
  context.lineWidth = 1;
  context.setLineDash(far ? [3, 5] : []);
  for (const member of members) {
    context.beginPath();
    trace(context, frame, x, member, from, to);
    context.stroke();
  }
  context.setLineDash([]);
}

/** Lines through the shape that was traced last. */
function hatch(context: CanvasRenderingContext2D, { width, height }: Frame, colour: RGB): void {
  context.save();
  context.clip();
  context.strokeStyle = css(colour, 0.3);
  context.lineWidth = 1;
  context.beginPath();
  for (let at = -height; at < width; at += hatchApart) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
  context.restore();
}

function paintMean(context: CanvasRenderingContext2D, frame: Frame, { x, mean }: Band, from: number, to: number, far: boolean, colour: RGB): void {
  context.strokeStyle = css(colour);
  context.lineWidth = 2.5;
  context.lineJoin = "round";
  context.setLineDash(far ? [8, 6] : []);
  context.beginPath();
  trace(context, frame, x, mean, from, to);
  context.stroke();
  context.setLineDash([]);
}

/** What was drawn, fainter where it is kept to compare with. */
function paintCurve(context: CanvasRenderingContext2D, frame: Frame, curve: Curve, cut: number | undefined, colour: RGB): void {
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = 5;
  for (const kept of [false, true]) {
    context.strokeStyle = css(colour, kept ? 0.28 : 0.55);
    context.beginPath();
    let pen = false;
    for (let c = 0; c < columns; c++) {
      const here = !Number.isNaN(curve[c]!) && kept === (cut !== undefined && xOf(c) > cut + 1e-6);
      const at = toPlot({ x: xOf(c), y: curve[c]! }, frame);
      if (here && pen) context.lineTo(at.x, at.y);
      else if (here) {
        context.moveTo(at.x, at.y);
        context.lineTo(at.x, at.y);
      }
      pen = here;
    }
    context.stroke();
  }
  context.lineCap = "butt";
}

function paintCut(context: CanvasRenderingContext2D, frame: Frame, cut: number, colour: string): void {
  const { x } = toPlot({ x: cut, y: 0 }, frame);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, frame.height);
  context.stroke();
  context.setLineDash([]);
}
