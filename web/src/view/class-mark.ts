import { svg, type SVGTemplateResult } from "lit";
import { shapeOutline } from "./shapes";

/** Of the eight colours; from the ninth class on, whose shape is the first one's again, another than that had. */
export function classColour(classNumber: number): string {
  return `var(--back-draw-class-${((classNumber + 3 * Math.floor(classNumber / 8)) % 8) + 1})`;
}

/**
 * A class's point as the children of an <svg viewBox="-1.4 -1.4 2.8 2.8">, coloured by custom properties: for buttons,
 * legends and tables. Class numbers count from 0.
 */
export function classMark(classNumber: number): SVGTemplateResult {
  return svg`<path d=${shapeOutline(classNumber)} stroke-width="0.18" stroke-linejoin="round"
    fill=${classColour(classNumber)} stroke="var(--back-draw-ink)"></path>`;
}
