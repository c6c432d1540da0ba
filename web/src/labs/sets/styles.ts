import { css } from "lit";

/** Classes with their guesses and examples, and the list of sets. */
export const setsStyles = css`
  .sets { display: flex; flex-wrap: wrap; gap: 4px; align-items: end; }
  .sets bd-choice { max-width: 160px; }
  .set-name span { display: block; color: var(--back-draw-muted); font-size: 12px; line-height: 20px; }
  .set-name input { width: 128px; height: var(--back-draw-target); padding: 0 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: none; color: inherit; font: inherit; }
  .sure { color: var(--back-draw-danger); border-color: var(--back-draw-danger); font-weight: 600; }
  ul { display: grid; gap: 2px; margin: 0; padding: 0; list-style: none; }
  .row { display: grid; grid-template-columns: 72px minmax(0, 1fr) 48px auto auto; gap: 4px; align-items: center; border-radius: var(--back-draw-radius); }
  .row.first .share { font-weight: 700; }
  .row input { width: 100%; height: var(--back-draw-target); padding: 0 6px; border: 1px solid transparent; border-radius: var(--back-draw-radius); background: none; color: inherit; font: inherit; font-weight: 600; }
  .row input:hover, .row.chosen input { border-color: var(--back-draw-border); }
  .row .track { display: block; height: 16px; border: 1px solid var(--back-draw-divider); border-radius: 2px; overflow: hidden; }
  .row .fill { height: 100%; width: calc(100% * var(--share, 0)); background: var(--back-draw-accent); }
  .share { text-align: end; font-variant-numeric: tabular-nums; font-size: 12px; }
  .thumbs { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 2px; padding: 0 0 4px 6px; }
  .thumbs button { width: 32px; height: 32px; padding: 1px; border: 1px solid var(--back-draw-divider); border-radius: 3px; background: none; }
  .thumbs button:disabled { opacity: 1; }
`;
