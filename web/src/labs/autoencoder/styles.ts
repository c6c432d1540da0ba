import { css } from "lit";

export const autoencoderStyles = css`
  .lab {
    position: relative; display: grid; height: 100%; column-gap: 24px; padding: 12px 24px 0;
    grid-template: "plane sees side" minmax(0, 1fr) "bar bar bar" auto / minmax(320px, 1.7fr) minmax(220px, 1fr) minmax(260px, 1fr);
  }
  .lab:not(:has(> .side)) { grid-template: "plane sees" minmax(0, 1fr) "bar bar" auto / minmax(320px, 1.7fr) minmax(180px, 1fr); }
  .plane { grid-area: plane; } .sees { grid-area: sees; overflow: hidden auto; } .side { grid-area: side; display: flex; flex-direction: column; gap: 4px; overflow: hidden auto; padding-inline-end: 2px; }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .top bd-segments { flex: 0 1 240px; }
  .frame { flex: 1; min-height: 0; }
  bd-code-plane { height: 100%; }
  .legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; padding: 0; list-style: none; font-size: 12px; line-height: 20px; }
  .legend li { display: flex; align-items: center; gap: 4px; }
  .legend svg { width: 14px; height: 14px; }
  .picture { width: min(100%, 36cqh, 260px); }
  .picture bd-thumbnail, .pairs bd-thumbnail { border: 1px solid var(--back-draw-divider); border-radius: 3px; }
  .said { min-height: 20px; }
  .origin:empty { margin-top: -8px; }
  .pairs { display: grid; grid-template-columns: repeat(5, minmax(0, 60px)); gap: 8px 6px; }
  .pairs > div { display: grid; gap: 2px; }
  .switch { display: flex; align-items: center; gap: 8px; min-height: var(--back-draw-target); }
  .switch label { display: flex; align-items: center; gap: 8px; cursor: pointer; }
  .switch input { width: 18px; height: 18px; margin: 0; accent-color: var(--back-draw-accent); }
  table { width: 100%; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; color: var(--back-draw-muted); }
  th, td { padding: 2px 4px; border-bottom: 1px solid var(--back-draw-divider); text-align: end; font-weight: 400; }
  tbody th { text-align: start; font-weight: 600; }
  thead th { color: var(--back-draw-muted); } thead th:first-child { text-align: start; }
  .result { flex: 1 0 auto; padding: 0; }
  bd-loss-chart { flex: 1; min-height: 200px; max-height: 360px; }
  @container (height < 560px) and (width >= 640px) {
    .roomless :is(.settings, .pairs, .pairs-title) { display: none; }
    bd-loss-chart { min-height: 120px; }
  }
  @container (640px <= width < 1000px) {
    .lab { grid-template: "plane sees" minmax(0, 1fr) "bar bar" auto "side side" max-content / minmax(0, 1.6fr) minmax(0, 1fr); grid-template-rows: 64cqh auto max-content; align-content: start; overflow: hidden auto; }
    .side { overflow: visible; padding-block: 12px; }
  }
  @container (width < 640px) {
    .lab { display: flex; flex-direction: column; gap: 8px; padding: 8px 12px 0; overflow: hidden auto; }
    .lab > *, .plane > * { flex: none; }
    section { padding-bottom: 0; }
    .frame { height: 38cqh; min-height: 200px; }
    .top bd-segments { flex: 1; }
    .sees { overflow: visible; display: grid; grid-template-columns: minmax(96px, 30%) 1fr; gap: 4px 12px; align-items: start; }
    .sees .picture { grid-row: span 2; width: 100%; }
    .pairs, .pairs-title { grid-column: 1 / -1; } .pairs { grid-template-columns: repeat(10, minmax(0, 1fr)); gap: 4px; }
    .sees { order: 2; } .side { order: 3; overflow: visible; }
  }
`;
