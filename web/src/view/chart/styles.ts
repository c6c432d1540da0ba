import { css } from "lit";

export const lossChartStyles = css`
  :host { display: flex; flex-direction: column; position: relative; height: 100%; min-height: 200px; min-width: 0; color: var(--back-draw-text); font-size: var(--back-draw-size-small); font-variant-numeric: tabular-nums; }
  :host([hidden]) { display: none; }
  .top { display: flex; justify-content: space-between; align-items: start; gap: var(--back-draw-space); }
  .legend { display: flex; flex-wrap: wrap; gap: 2px calc(2 * var(--back-draw-space)); min-height: 24px; align-items: center; }
  .key { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
  .value { min-width: 6ch; }
  .toggle { padding: 0 4px; margin-inline-start: -4px; border: 1px solid transparent; border-radius: var(--back-draw-radius); background: none; color: inherit; font: inherit; cursor: pointer; }
  .toggle:hover { border-color: var(--back-draw-border); }
  .toggle[aria-pressed="false"] { color: var(--back-draw-muted); }
  .toggle[aria-pressed="false"] path { opacity: 0.35; }
  .choice { display: flex; flex: none; }
  .choice button { font: inherit; color: var(--back-draw-muted); background: var(--back-draw-background); border: 1px solid var(--back-draw-border); padding: 0 8px; height: 24px; cursor: pointer; }
  .choice button + button { margin-inline-start: -1px; }
  .choice button[aria-pressed="true"] { position: relative; }
  .choice button:first-child { border-start-start-radius: var(--back-draw-radius); border-end-start-radius: var(--back-draw-radius); }
  .choice button:last-child { border-start-end-radius: var(--back-draw-radius); border-end-end-radius: var(--back-draw-radius); }
  .choice button[aria-pressed="true"] { color: var(--back-draw-text); background: color-mix(in srgb, var(--back-draw-accent) 14%, var(--back-draw-background)); border-color: var(--back-draw-accent); box-shadow: inset 0 0 0 0.5px var(--back-draw-accent); }
  @media (forced-colors: active) {
    .choice button[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    .toggle { border-color: Canvas; }
  }
  @media (pointer: coarse) { .choice button { height: 36px; padding: 0 12px; } }
  .titles { display: flex; justify-content: space-between; align-items: center; min-height: 20px; padding-top: 4px; color: var(--back-draw-muted); }
  .at { color: var(--back-draw-text); }
  .reset { font: inherit; color: var(--back-draw-accent); background: none; border: 0; padding: 0 4px; cursor: pointer; text-decoration: underline; }
  .plot { flex: 1 1 0; min-height: 0; overflow: hidden; touch-action: pan-y; cursor: crosshair; }
  .empty { position: absolute; inset: 40% 8px auto 60px; width: fit-content; margin: 0 auto; padding: 4px 8px; background: var(--back-draw-background); text-align: center; color: var(--back-draw-muted); pointer-events: none; }
  :focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
