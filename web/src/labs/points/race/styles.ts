import { css } from "lit";

export const raceStyles = css`
  :host { display: block; container-type: inline-size; }
  *, ::before, ::after { box-sizing: border-box; }
  p { margin: 0 0 8px; }
  .ways { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
  button { display: inline-flex; align-items: center; gap: 6px; min-height: var(--back-draw-target); padding: 0 12px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; cursor: pointer; white-space: nowrap; }
  button:disabled { opacity: 0.5; cursor: default; }
  button:hover:not(:disabled) { background: var(--back-draw-surface); }
  button.primary { border-color: var(--back-draw-accent); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
  button.primary:hover:not(:disabled) { background: var(--back-draw-accent); filter: brightness(1.08); }
  button.icon { padding: 0; width: var(--back-draw-target); justify-content: center; border-color: transparent; }
  :focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  input, select { height: var(--back-draw-target); padding: 0 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); color: inherit; font: inherit; font-variant-numeric: tabular-nums; }
  input { width: 84px; }
  .epochs { display: inline-flex; align-items: center; gap: 8px; }
  .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(104px, 1fr)); gap: 8px; margin-bottom: 8px; }
  figure { margin: 0; }
  canvas { display: block; width: 100%; aspect-ratio: 1; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-surface); }
  figure.first canvas { border: 3px solid var(--back-draw-accent); }
  figcaption { font-size: 12px; line-height: 16px; padding-top: 2px; }
  .aside { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .scroll { overflow-x: auto; margin-bottom: 8px; }
  table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 16px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; font-weight: 600; padding-block: 4px; }
  th, td { padding: 3px 8px 3px 0; border-top: 1px solid var(--back-draw-divider); text-align: start; font-weight: normal; white-space: nowrap; }
  .results td { text-align: end; }
  thead th { color: var(--back-draw-muted); }
  .results thead th:not(:first-child) { text-align: end; }
  tr.first th { font-weight: 600; }
  .best { padding: 0 4px; border: 1px solid var(--back-draw-accent); border-radius: var(--back-draw-radius); }
  .fault { color: var(--back-draw-danger); }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
