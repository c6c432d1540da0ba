import { css } from "lit";

/** What every control looks like; colours and sizes are the theme's custom properties. */
export const controlStyles = css`
  :host { display: block; min-width: 0; }
  :host([hidden]) { display: none; }
  [hidden] { display: none !important; }
  .label { display: flex; align-items: center; gap: 4px; min-height: 20px; margin-bottom: 2px; }
  label, .name { white-space: var(--back-draw-label-wrap, nowrap); color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  input, select, button { font: inherit; color: inherit; }
  .box {
    display: flex; align-items: stretch; box-sizing: border-box; height: var(--back-draw-target); overflow: hidden;
    border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background);
  }
  .box:focus-within { outline: 2px solid var(--back-draw-accent); outline-offset: 1px; }
  .box > * { border: 0; background: none; outline: none; }
  .box > input { flex: 1; min-width: 0; width: 100%; padding: 0 2px; text-align: center; font-variant-numeric: tabular-nums; }
  .box > button { flex: none; width: var(--back-draw-stepper, 24px); padding: 0; cursor: pointer; color: var(--back-draw-muted); }
  .box > button:hover:not(:disabled) { background: var(--back-draw-divider); color: var(--back-draw-text); }
  .box > button:focus-visible { background: var(--back-draw-divider); color: var(--back-draw-text); box-shadow: inset 0 0 0 2px var(--back-draw-accent); }
  .box > select { flex: 1; min-width: 0; width: 100%; padding: 0 2px 0 6px; cursor: pointer; background: var(--back-draw-surface); }
  .unit { display: flex; align-items: center; padding-right: 6px; color: var(--back-draw-muted); font-size: 12px; }
  :disabled { cursor: default; opacity: 0.55; }
  .fault[popover] { position: fixed; inset: auto; margin: 0; max-width: 264px; }
  .fault {
    box-sizing: border-box; padding: 6px 10px; border: 1px solid var(--back-draw-danger); border-inline-start-width: 4px;
    border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: var(--back-draw-danger); font: 12px/16px var(--back-draw-font);
  }
  @media (pointer: coarse) {
    .box > button { width: var(--back-draw-stepper, 40px); }
  }
  @media (forced-colors: active) {
    .box { border-color: ButtonBorder; }
  }
`;
