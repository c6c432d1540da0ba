import { css } from "lit";

export const curveStyles = css`
  .lab {
    position: relative; display: grid; height: 100%; column-gap: 24px; padding: 12px 24px 0;
    grid-template: "drawing side" minmax(0, 1fr) "bar bar" auto / minmax(320px, 1fr) minmax(320px, 400px);
  }
  .lab:not(:has(> .side)) { grid-template: "drawing" minmax(0, 1fr) "bar" auto / minmax(0, 1fr); }
  .drawing { grid-area: drawing; } .side { grid-area: side; display: flex; flex-direction: column; overflow: hidden auto; gap: 4px; padding-inline-end: 2px; }
  .frame { position: relative; flex: 1; min-height: 0; }
  bd-curve-plot { height: 100%; }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .top bd-segments { flex: 0 1 220px; }
  .top .tools { margin-inline-start: auto; }
  .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 0; padding: 0; list-style: none; color: var(--back-draw-muted); font-size: 12px; line-height: 20px; }
  .legend li { display: flex; align-items: center; gap: 6px; }
  .legend svg { flex: none; width: 28px; height: 14px; }
  .curves { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; }
  .curve-name { display: flex; align-items: center; gap: 8px; }
  .curve-name span { color: var(--back-draw-muted); font-size: 12px; }
  .curve-name input { width: 132px; height: var(--back-draw-target); padding: 0 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: none; color: inherit; font: inherit; }
  .sure { color: var(--back-draw-danger); border-color: var(--back-draw-danger); font-weight: 600; }
  .roomless .curves { display: none; }
  .answer { min-height: 20px; line-height: 20px; }
  .layers { display: grid; grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); gap: 8px; align-items: end; }
  table { width: 100%; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; color: var(--back-draw-muted); }
  th, td { padding: 2px 4px; border-bottom: 1px solid var(--back-draw-divider); text-align: end; font-weight: 400; }
  thead th { color: var(--back-draw-muted); }
  td.where { text-align: start; color: var(--back-draw-muted); }
  .result { flex: 1 0 auto; padding: 0; }
  bd-loss-chart { flex: 1; min-height: 200px; max-height: 360px; }
  @container (height < 560px) and (width >= 640px) {
    .roomless .settings { display: none; }
    .lab { grid-template-columns: minmax(320px, 1fr) minmax(240px, 320px); }
    bd-loss-chart { min-height: 120px; }
  }
  @container (width < 640px) {
    .lab { display: flex; flex-direction: column; gap: 8px; padding: 8px 12px 0; overflow: hidden auto; }
    .lab > *, .drawing > * { flex: none; }
    section { padding-bottom: 0; }
    .frame { height: 42cqh; min-height: 200px; }
    .top bd-segments { flex: 1 1 100%; } .top .ready-made { flex: 1 1 96px; }
    .side { order: 2; overflow: visible; }
    .layers { grid-template-columns: repeat(auto-fill, minmax(132px, 1fr)); }
  }
`;
