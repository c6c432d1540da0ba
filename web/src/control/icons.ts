import { svg, type SVGTemplateResult } from "lit";

// 20 x 20, drawn in the text's colour.

const icon = (content: SVGTemplateResult): SVGTemplateResult => svg`
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round">${content}</svg>`;

export const icons = {
  play: icon(svg`<path d="M6 3.5v13l10.5-6.5z" fill="currentColor"></path>`),
  pause: icon(svg`<path d="M6.5 4v12M13.5 4v12" stroke-width="3.5"></path>`),
  step: icon(svg`<path d="M5 4v12l8-6z" fill="currentColor"></path><path d="M15.5 4v12"></path>`),
  epoch: icon(svg`<path d="M3.5 4v12l6-6zM9.5 4v12l6-6z" fill="currentColor"></path><path d="M17 4v12"></path>`),
  reset: icon(svg`<path d="M4.2 7.5a6.5 6.5 0 1 1-.6 4.2"></path><path d="M4 3.2v4.5h4.5"></path>`),
  brush: icon(svg`<path d="M16.5 3.5 8.7 11.3"></path><path d="M8.2 11a2.8 2.8 0 0 0-3.4 2.7c0 1.3-.6 2-1.8 2.4 1 .6 2 .9 3.2.9a3.1 3.1 0 0 0 3.1-3.6"></path>`),
  spray: icon(svg`<path d="M10 10h.01M5.5 6h.01M14 5h.01M4.5 12.5h.01M15.5 12h.01M9 15.5h.01M10 3.5h.01M13 15.5h.01M16.8 8.5h.01M6.8 9.3h.01M12.9 8.8h.01" stroke-width="2.4"></path>`),
  eraser: icon(svg`<path d="m3.5 12.5 8-8a1.4 1.4 0 0 1 2 0l3 3a1.4 1.4 0 0 1 0 2l-7 7H6.5l-3-3a.7.7 0 0 1 0-1z"></path><path d="m8 8 5 5M9.5 16.5h7"></path>`),
  select: icon(svg`<path d="m5 3 11 8.2-5 .8-2.6 4.6z"></path>`),
  /** Numbers as targets: a sloping line. */
  values: icon(svg`<path d="M3.5 3.5v13h13"></path><path d="m6.5 13.5 3.2-4.2 2.6 1.9 3.7-5.7"></path>`),
  classes: icon(svg`<circle cx="6" cy="6.2" r="2.7"></circle><path d="M11.3 3.8h4.9v4.9h-4.9zM10 11.3l3.1 5.2H6.9z"></path>`),
  /** Two arrows that go round: the same once more, by another chance. */
  again: icon(svg`<path d="M16.2 8.500a6.500 6.500 0 0 0-11.500-2.300L3.500 7.500M3.500 3.500v4h4M3.800 11.500a6.500 6.500 0 0 0 11.500 2.300l1.200-1.300M16.500 16.500v-4h-4"></path>`),
  clear: icon(svg`<path d="M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11"></path>`),
  undo: icon(svg`<path d="M4.5 8.5h7.5a4 4 0 0 1 0 8H8"></path><path d="m8 4.5-4 4 4 4"></path>`),
  redo: icon(svg`<path d="M15.5 8.5H8a4 4 0 0 0 0 8h4"></path><path d="m12 4.5 4 4-4 4"></path>`),
  data: icon(svg`<path d="M3.5 4.5h13M3.5 10h13M3.5 15.5h13"></path><circle cx="7" cy="4.5" r="1.8" fill="currentColor"></circle><circle cx="13" cy="10" r="1.8" fill="currentColor"></circle><circle cx="8.5" cy="15.5" r="1.8" fill="currentColor"></circle>`),
  training: icon(svg`<path d="M3.5 3.5v13h13"></path><path d="M6 5.5c1.2 5.6 3.6 8 9.5 8.5"></path>`),
  gallery: icon(svg`<rect x="3.5" y="3.5" width="5.2" height="5.2"></rect><rect x="11.3" y="3.5" width="5.2" height="5.2"></rect><rect x="3.5" y="11.3" width="5.2" height="5.2"></rect><rect x="11.3" y="11.3" width="5.2" height="5.2"></rect>`),
  lessons: icon(svg`<path d="M10 5.5C8 4.2 5.8 3.8 3 4v11.2c2.800-.2 5 .2 7 1.500 2-1.300 4.200-1.700 7-1.500V4c-2.800-.2-5 .2-7 1.500zM10 5.500v11.200"></path>`),
  share: icon(svg`<path d="M8.2 11.8a3.2 3.2 0 0 0 4.6 0l3-3a3.2 3.2 0 0 0-4.6-4.6l-1 1"></path><path d="M11.8 8.2a3.2 3.2 0 0 0-4.6 0l-3 3a3.2 3.2 0 0 0 4.6 4.6l1-1"></path>`),
  settings: icon(svg`<circle cx="10" cy="10" r="3.6"></circle><path d="M10 2v2.4M10 15.6V18M2 10h2.4M15.6 10H18M4.3 4.3 6 6M14 14l1.7 1.7M4.3 15.7 6 14M14 6l1.7-1.7"></path>`),
  keys: icon(svg`<path d="M7.4 7.4a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2v.4"></path><path d="M10 15.4h.01" stroke-width="2.4"></path>`),
  /** Two units, and an arrow back. */
  lens: icon(svg`<circle cx="4.5" cy="10" r="2.2"></circle><circle cx="15.5" cy="10" r="2.2"></circle><path d="M13 5.5H7.5M7 5.5l2-2M7 5.5l2 2M7 14.5h5.5"></path>`),
  /** A line with a thumb on it, and an arrow back. */
  timeline: icon(svg`<path d="M2.5 14.500h15"></path><circle cx="8" cy="14.500" r="2.300" fill="currentColor"></circle><path d="M16.500 8.500c-1.500-3.500-6-5-9.500-2.500l-1.500 1.500M5.500 3.800v3.700h3.700"></path>`),
  close: icon(svg`<path d="m5 5 10 10M15 5 5 15"></path>`),
} as const;
