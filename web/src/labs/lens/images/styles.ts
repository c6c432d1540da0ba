import { css } from "lit";

export const imageLensStyles = css`
  .look { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.25fr); gap: 8px 20px; align-items: start; }
  .layers { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
  .layers li { padding: 2px 0 2px 8px; border-inline-start: 3px solid transparent; }
  .layers li.now { border-inline-start-color: var(--back-draw-accent); }
  .layers li[data-layer="0"] bd-maps { max-width: 96px; }
  .layers bd-maps { --side: 26px; }
  .layers li[data-layer="0"] bd-maps { --side: 64px; }
  h4 { margin: 0 0 2px; font-size: 12px; line-height: 16px; font-weight: 600; }
  .large { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; margin-bottom: 8px; }
  .kernels { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; margin-bottom: 8px; }
  .kernels bd-pixels { max-width: 96px; }
  figure { margin: 0; min-width: 0; }
  figcaption { padding-top: 2px; color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .classes button { min-height: 24px; padding: 0 6px; }
  .classes button[aria-pressed="true"] { border-color: var(--back-draw-accent); font-weight: 600; }
  .classes tr.target th, .classes tr.target td { font-weight: 600; }
  .yours { display: flex; flex-wrap: wrap; gap: 2px; margin-bottom: 8px; }
  .yours button { width: 34px; min-height: 34px; padding: 1px; }
  .yours button[aria-pressed="true"] { outline: 2px solid var(--back-draw-accent); }
  .yours bd-thumbnail { width: 100%; }
  .scroll table { margin-bottom: 8px; }
  @container (width < 560px) { .look { grid-template-columns: minmax(0, 1fr); } .large { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
`;
