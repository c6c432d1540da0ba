import { css } from "lit";

export const lensStyles = css`
  :host { display: block; font-size: 14px; line-height: 20px; container-type: inline-size; }
  *, ::before, ::after { box-sizing: border-box; }
  p { margin: 0 0 8px; }
  button { display: inline-flex; align-items: center; gap: 6px; min-height: var(--back-draw-target); padding: 0 12px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; cursor: pointer; }
  button:disabled { opacity: 0.5; cursor: default; }
  button:hover:not(:disabled, .primary) { background: var(--back-draw-surface); }
  button.primary { border-color: var(--back-draw-accent); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
  button.primary:hover:not(:disabled) { filter: brightness(1.08); }
  :focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .views { display: flex; margin-bottom: 12px; overflow-x: auto; scrollbar-width: thin; padding: 2px; margin-inline: -2px; }
  .views button { flex: none; border-radius: 0; margin-inline-start: -1px; }
  .views button:first-child { border-start-start-radius: var(--back-draw-radius); border-end-start-radius: var(--back-draw-radius); margin: 0; }
  .views button:last-child { border-start-end-radius: var(--back-draw-radius); border-end-end-radius: var(--back-draw-radius); }
  .views [aria-pressed="true"] { z-index: 1; border-color: var(--back-draw-accent); box-shadow: inset 0 0 0 1px var(--back-draw-accent); font-weight: 600; }
  .who, .stepper { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
  .who p { flex: 1 1 220px; margin: 0; }
  .stages { display: block; width: 100%; height: var(--back-draw-target); margin: 0 0 8px; accent-color: var(--back-draw-accent); cursor: pointer; }
  .spring { flex: 1; }
  .aside { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .stage { min-height: 40px; }
  bd-choice { width: 104px; }
  bd-choice.target { width: 152px; margin-top: -16px; }
  .formulas { margin-block: 8px; padding: 8px 12px; border: 1px solid var(--back-draw-divider); border-radius: var(--back-draw-radius); background: var(--back-draw-surface); overflow-x: auto; }
  .incoming { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 8px; font-variant-numeric: tabular-nums; }
  .incoming [aria-pressed="true"] { border-color: var(--back-draw-accent); box-shadow: inset 0 0 0 1px var(--back-draw-accent); font-weight: 600; }
  @media (forced-colors: active) { :is(.views, .incoming) [aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
  h3 { margin: 0 0 4px; font-size: 14px; line-height: 20px; }
  bd-formula { display: block; }
  .formula { padding-block: 2px; padding-inline-start: 20px; text-indent: -20px; text-align: start; line-height: 28px; }
  .piece { display: inline-block; max-width: 100%; text-indent: 0; }
  math { margin: 0; font-size: 15px; }
  /* Parentheses grow with what is in them only in fonts made for formulas. */
  mtable { margin: 2px 4px; border: solid currentColor; border-width: 0 1.5px; border-radius: 10px; }
  mo[fence]:has(+ mtable), mtable + mo[fence] { font-size: 0; }
  /* Of what KaTeX boxes no browser draws the box. */
  menclose { outline: 1.5px solid var(--back-draw-accent); outline-offset: 1px; }
  .run-all { margin-bottom: 8px; }
  .formula .terms { min-height: 24px; padding: 0 8px; font-size: 12px; line-height: 16px; text-indent: 0; }
  annotation { display: none; }
  details { margin-top: 8px; }
  summary { cursor: pointer; min-height: 24px; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; margin-top: 8px; font-size: 12px; line-height: 16px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; font-weight: 600; padding-bottom: 4px; }
  th, td { padding: 3px 8px 3px 0; border-top: 1px solid var(--back-draw-divider); text-align: end; font-weight: normal; white-space: nowrap; }
  th:first-child { text-align: start; }
  thead th { color: var(--back-draw-muted); }
  .checking { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
  progress { flex: 1 1 96px; max-width: 240px; height: 8px; accent-color: var(--back-draw-accent); }
  .far { font-variant-numeric: tabular-nums; }
  .findings { margin: 0 0 8px; padding-inline-start: 20px; }
  .findings li { margin-bottom: 6px; }
  @container (width < 420px) { bd-choice.target { margin-top: 0; } .who .aside, .spring { display: none; } bd-choice:not(.target) { width: 88px; } .stage { min-height: 0; } .auto span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } button { padding-inline: 10px; } .formulas { padding-inline: 8px; } .formula { padding-inline-start: 12px; text-indent: -12px; } math { font-size: 13px; } }
`;
