import { css } from "lit";

export const sequenceStyles = css`
  .lab {
    position: relative; display: grid; height: 100%; column-gap: 24px; padding: 12px 24px 0;
    grid-template: "own side" minmax(0, 1fr) "bar bar" auto / minmax(320px, 1fr) minmax(320px, 480px);
  }
  .lab:not(:has(> .side)) { grid-template: "own" minmax(0, 1fr) "bar" auto / minmax(0, 1fr); }
  .own { grid-area: own; } .side { grid-area: side; display: flex; flex-direction: column; overflow: hidden auto; gap: 4px; padding-inline-end: 2px; }
  .own.strokes { overflow: hidden auto; }
  .top bd-segments { max-width: 240px; }
  .learnt, .writing { flex: 1; min-height: 0; display: flex; flex-direction: column; gap: 4px; }
  h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; }
  .unknown { margin-inline-start: 8px; color: var(--back-draw-text); } .unknown:empty { display: none; }
  textarea, .written, .shaded { font: 13px/20px ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; color: inherit; }
  textarea { flex: 1; min-height: 96px; width: 100%; resize: none; padding: 8px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); }
  textarea:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .written { flex: 1; min-height: 96px; overflow: auto; padding: 8px; border: 1px solid var(--back-draw-divider); border-radius: var(--back-draw-radius); background: var(--back-draw-surface); }
  .written .aside { font-family: var(--back-draw-font); }
  .lines { white-space: pre-wrap; overflow-wrap: anywhere; margin-bottom: 8px; }
  article .lines { color: var(--back-draw-muted); } article.newest .lines { color: inherit; }
  .given { text-decoration: underline; text-underline-offset: 3px; }
  .writing .fields { grid-template-columns: 112px minmax(80px, 1fr) minmax(96px, 1fr) auto; }
  .slider { width: 100%; height: var(--back-draw-target); margin: 0; accent-color: var(--back-draw-accent); }
  .prompt span { display: block; color: var(--back-draw-muted); font-size: 12px; line-height: 20px; }
  .prompt input { width: 100%; height: var(--back-draw-target); padding: 0 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: none; color: inherit; font: inherit; }
  .answer { flex: none; min-height: 28px; font-size: 20px; line-height: 28px; font-weight: 600; text-align: center; }
  .answer.quiet { font-size: 14px; font-weight: 400; color: var(--back-draw-muted); }
  .result { flex: 1 0 auto; padding: 0; }
  .shaded { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 26px; }
  .shades { padding: 4px 8px; border: 1px solid var(--back-draw-divider); border-radius: var(--back-draw-radius); max-height: 240px; overflow: auto; }
  /* A bar from the middle: above and orange for what is positive, below and blue for what is negative. */
  .shaded span {
    padding-block: 3px;
    background:
      linear-gradient(to top, color-mix(in srgb, var(--back-draw-positive) 45%, var(--back-draw-background)) calc(100% * var(--up, 0)), transparent 0) top / 100% 50% no-repeat,
      linear-gradient(to bottom, color-mix(in srgb, var(--back-draw-negative) 45%, var(--back-draw-background)) calc(100% * var(--down, 0)), transparent 0) bottom / 100% 50% no-repeat;
  }
  .summary { padding-top: 4px; }
  .units { max-height: 220px; overflow: auto; flex: none; }
  .unit { display: grid; grid-template-columns: 64px 56px minmax(0, 1fr); gap: 8px; align-items: center; width: 100%; min-height: 28px; padding: 0 8px; border: 1px solid transparent; border-radius: var(--back-draw-radius); background: none; font-size: 12px; text-align: start; }
  .unit:hover { background: var(--back-draw-divider); }
  .unit[aria-pressed="true"] { border-color: var(--back-draw-accent); background: color-mix(in srgb, var(--back-draw-accent) 14%, var(--back-draw-background)); font-weight: 600; }
  .track { display: block; height: 12px; border: 1px solid var(--back-draw-divider); border-radius: 2px; overflow: hidden; }
  .fill { display: block; height: 100%; width: calc(100% * var(--share, 0)); background: var(--back-draw-accent); }
  .frame { position: relative; width: min(100%, 100cqh - 400px, 480px); min-width: 200px; align-self: center; flex: none; }
  .own > .classes, .own > .sets { flex: none; }
  .row { grid-template-columns: 20px minmax(64px, 1fr) minmax(40px, 2fr) 44px auto auto; }
  .mark { width: 18px; height: 18px; }
  .thumbs { padding-inline-start: 24px; }
  .thumb { display: block; width: 100%; height: 100%; }
  .course { display: grid; gap: 8px; }
  .way { width: 100%; max-height: 200px; border: 1px solid var(--back-draw-divider); border-radius: var(--back-draw-radius); }
  .chart { width: 100%; max-height: 260px; } .chart text { font-size: 11px; fill: var(--back-draw-muted); }
  .rule { stroke: var(--back-draw-divider); fill: none; } .share-line { fill: none; stroke-width: 2; }
  .wrong { display: grid; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); gap: 8px; }
  .wrong .thumb { height: 64px; border: 1px solid var(--back-draw-divider); border-radius: 3px; }
  table { border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; color: var(--back-draw-muted); }
  th, td { padding: 2px 6px; border-bottom: 1px solid var(--back-draw-divider); text-align: end; font-weight: 400; }
  thead th { color: var(--back-draw-muted); }
  td.right { font-weight: 700; } td.wrongly { font-weight: 700; color: var(--back-draw-danger); }
  summary { min-height: 28px; line-height: 28px; font-size: 12px; cursor: pointer; }
  bd-loss-chart { flex: 1; min-height: 200px; max-height: 360px; }
  .settings { flex: none; }
  /* Wide: the classes beside the pad, where many of them scroll, so that the row of sets stays in sight. */
  @container (width >= 1200px) and (height >= 560px) {
    .own.strokes { display: grid; grid-template: "top classes" auto "pad classes" auto "answer classes" auto "tools classes" 1fr "sets sets" auto / minmax(0, 6fr) minmax(0, 5fr); column-gap: 24px; }
    .own > .top { grid-area: top; } .own > .frame { grid-area: pad; justify-self: center; width: min(100%, 100cqh - 320px, 480px); } .own > .answer { grid-area: answer; min-height: 40px; } .answer.quiet { line-height: 20px; } .own > .tools { grid-area: tools; align-self: start; }
    .own > .classes { grid-area: classes; height: 0; min-height: 100%; overflow: hidden auto; scrollbar-width: thin; } .own > .sets { grid-area: sets; }
  }
  @container (height < 560px) and (width >= 640px) {
    .roomless .settings { display: none; }
    .lab { grid-template-columns: minmax(280px, 1fr) minmax(240px, 320px); }
    .frame { width: min(100%, 100cqh - 140px); }
    .own { overflow: hidden auto; }
    bd-loss-chart { min-height: 120px; }
  }
  @container (width < 640px) {
    .lab { display: flex; flex-direction: column; gap: 8px; padding: 8px 12px 0; overflow: hidden auto; }
    .lab > *, .own > * { flex: none; }
    section { padding-bottom: 0; }
    .own { display: contents; }
    .top bd-segments { max-width: none; }
    .learnt { height: 28cqh; min-height: 200px; } .writing { height: 44cqh; min-height: 320px; }
    .writing .fields { grid-template-columns: 1fr 1fr; }
    .frame { width: min(100%, 40cqh); }
    .answer.quiet { min-height: 20px; line-height: 20px; font-size: 12px; }
    .writing, .own > .tools, .classes { order: 2; } .side { order: 3; overflow: visible; }
    .own > .sets { order: 4; }
  }
`;
