import { newContext } from "../field-painter";
import { fillDiverging } from "../field-pixels";
import type { PaintContext } from "../paint-context";
import { makeShades, shadeSteps, type Shades } from "../shades";
import type { ThemeColours } from "../theme-colours";
import type { NetworkColumn } from "./model";

/** A column's maps, one below the other in one small canvas; kept from frame to frame. */
class ColumnMaps {
  readonly context = newContext();
  #image: ImageData | undefined;
  #pixels = new Uint32Array();

  fill(column: NetworkColumn, shades: Shades, classRamps: readonly Uint32Array[]): void {
    const field = column.field!;
    const cells = field.width * field.height;
    const height = field.height * field.channels;
    if (this.#image?.width !== field.width || this.#image.height !== height) {
      this.context.canvas.width = field.width;
      this.context.canvas.height = height;
      this.#image = new ImageData(field.width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    const centre = column.centre ?? 0;
    const scale = column.scale ?? largestDistance(field.values, centre);
    for (let unit = 0; unit < field.channels; unit++) {
      const mark = column.units[unit]?.mark;
      if (mark === undefined) fillDiverging(this.#pixels, unit * cells, field, unit, shades.diverging, centre, scale);
      else fillDiverging(this.#pixels, unit * cells, field, unit, classRamps[mark % classRamps.length]!, 0, 1);
    }
    this.context.putImageData(this.#image, 0, 0);
  }
}

/** Keeps the maps of all units as pictures. Units with a mark are shown in their class's colour, from 0 to 1. */
export class UnitMaps {
  #columns: ColumnMaps[] = [];
  #themed: ThemeColours | undefined;
  #shades: Shades | undefined;
  #classRamps: Uint32Array[] = [];

  /** Takes over the columns' fields. */
  fill(columns: readonly NetworkColumn[], colours: ThemeColours): void {
    if (this.#shades === undefined || this.#themed !== colours) {
      this.#themed = colours;
      this.#shades = makeShades(colours, 1);
      this.#classRamps = classRamps(this.#shades);
    }
    this.#columns.length = Math.min(this.#columns.length, columns.length);
    for (const [i, column] of columns.entries())
      if (column.field !== undefined) (this.#columns[i] ??= new ColumnMaps()).fill(column, this.#shades, this.#classRamps);
  }

  draw(context: PaintContext, column: number, unit: number, { field }: NetworkColumn, x: number, y: number, side: number): void {
    const maps = this.#columns[column];
    if (field === undefined || maps === undefined || unit >= field.channels) return;
    context.drawImage(maps.context.canvas, 0, unit * field.height, field.width, field.height, x, y, side, side);
  }
}

/** Ramps for fillDiverging: background up to zero, then to each class's colour. */
function classRamps({ classes }: Shades): Uint32Array[] {
  return Array.from({ length: classes.length / (shadeSteps + 1) }, (_, c) => {
    const ramp = new Uint32Array(2 * shadeSteps + 1).fill(classes[0]!);
    ramp.set(classes.subarray(c * (shadeSteps + 1), (c + 1) * (shadeSteps + 1)), shadeSteps);
    return ramp;
  });
}

/** The largest distance of any value from the centre; 1 where there is none. */
export function largestDistance(values: ArrayLike<number>, centre: number): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(values[i]! - centre);
    if (distance > largest && distance < Infinity) largest = distance;
  }
  return largest > 0 ? largest : 1;
}
