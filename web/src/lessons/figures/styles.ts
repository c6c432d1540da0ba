import { css } from "lit";

export const figureStyles = css`
  :host { display: block; margin-block: 0 12px; padding: 8px; border: 1px solid var(--back-draw-divider); border-radius: var(--back-draw-radius); background: var(--back-draw-surface); font-size: 14px; line-height: 20px; }
  *, ::before, ::after { box-sizing: border-box; }
  p { margin: 0 0 8px; }
  .ways { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
  button { display: inline-flex; align-items: center; gap: 6px; min-height: var(--back-draw-target); padding: 0 10px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; cursor: pointer; }
  button:disabled { opacity: 0.5; cursor: default; }
  button:hover:not(:disabled) { background: var(--back-draw-divider); }
  .primary { border-color: var(--back-draw-accent); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
  .primary:hover:not(:disabled) { background: var(--back-draw-accent); filter: brightness(1.08); }
  :focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  label { display: inline-flex; flex-direction: column; gap: 2px; color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  select { height: var(--back-draw-target); padding: 0 4px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: var(--back-draw-text); font: inherit; font-size: 14px; }
  .aside { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  bd-unrolled { margin-bottom: 8px; }
  summary { min-height: 24px; cursor: pointer; }
  .scroll { overflow: auto; max-height: 240px; }
  table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 16px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; font-weight: 600; padding-block: 4px; }
  th, td { padding: 2px 8px 2px 0; border-top: 1px solid var(--back-draw-divider); text-align: end; font-weight: normal; }
  th:first-child { text-align: start; }
  .images { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-bottom: 8px; }
  .maps { display: grid; grid-template-columns: repeat(8, 1fr); gap: 4px; margin-bottom: 8px; }
  bd-thumbnail { border: 1px solid var(--back-draw-border); }
  figure { margin: 0; }
  h4 { margin: 0 0 4px; font-size: 12px; line-height: 16px; font-weight: 600; }
`;
