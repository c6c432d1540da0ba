import { svg, type SVGTemplateResult } from "lit";
import { shapeOutline } from "./shapes";

/**
 * A class's point as the children of an <svg viewBox="-1.4 -1.4 2.8 2.8">, coloured by custom properties: for buttons,
 * legends and tables. Class numbers count from 0.
 */
export function classMark(classNumber: number): SVGTemplateResult {
  return svg`<path d=${shapeOutline(classNumber)} stroke-width="0.18" stroke-linejoin="round"
    fill="var(--back-draw-class-${(classNumber % 8) + 1})" stroke="var(--back-draw-ink)"></path>`;
}
