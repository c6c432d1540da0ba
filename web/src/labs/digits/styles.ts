import { css } from "lit";

export const digitsStyles = css`
  :host { display: block; height: 100%; min-height: 0; container-type: size; }
  *, ::before, ::after { box-sizing: border-box; }
  .lab {
    position: relative; display: grid; height: 100%; column-gap: 24px; padding: 12px 24px 0;
    grid-template: "pad classes result" minmax(0, 1fr) "bar bar bar" auto / minmax(280px, 34cqw) minmax(280px, 1fr) minmax(280px, 1fr);
  }
  section { min-width: 0; min-height: 0; display: flex; flex-direction: column; gap: 8px; padding-bottom: 12px; }
  .pad { grid-area: pad; } .classes { grid-area: classes; overflow: auto; } .result { grid-area: result; overflow: auto; }
  .frame { position: relative; width: min(100%, 100cqh - 240px); align-self: center; }
  .hint { position: absolute; inset: auto 0 16px; margin: 0; text-align: center; color: var(--back-draw-muted); pointer-events: none; }
  .answer { min-height: 28px; margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; text-align: center; }
  .answer.quiet { font-size: 14px; font-weight: 400; color: var(--back-draw-muted); }
  .tools, .sets { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; }
  .sets { align-items: end; }
  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 8px; align-items: end; }
  button { font: inherit; color: inherit; cursor: pointer; }
  button:disabled { opacity: 0.45; cursor: default; }
  button:focus-visible, input:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .icon, .plain { min-width: var(--back-draw-target); height: var(--back-draw-target); padding: 0 8px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: none; display: inline-grid; place-items: center; }
  .icon { padding: 0 4px; border-color: transparent; }
  .icon:hover:not(:disabled), .plain:hover:not(:disabled) { background: var(--back-draw-divider); }
  .play { display: inline-flex; align-items: center; gap: 8px; min-width: 104px; height: calc(var(--back-draw-target) + 4px); padding: 0 16px 0 12px; border: 0; border-radius: var(--back-draw-radius); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; }
  ul { display: grid; gap: 2px; margin: 0; padding: 0; list-style: none; }
  .row { display: grid; grid-template-columns: 72px minmax(0, 1fr) 48px auto auto; gap: 4px; align-items: center; border-radius: var(--back-draw-radius); }
  .row.first .share { font-weight: 700; }
  .row input { width: 100%; height: var(--back-draw-target); padding: 0 6px; border: 1px solid transparent; border-radius: var(--back-draw-radius); background: none; color: inherit; font: inherit; font-weight: 600; }
  .row input:hover, .row.chosen input { border-color: var(--back-draw-border); }
  .track { height: 16px; border: 1px solid var(--back-draw-divider); border-radius: 2px; overflow: hidden; }
  .fill { height: 100%; width: calc(100% * var(--share, 0)); background: var(--back-draw-accent); }
  .share { text-align: end; font-variant-numeric: tabular-nums; font-size: 12px; }
  .thumbs { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 2px; padding: 0 0 4px 6px; }
  .thumbs button { width: 32px; height: 32px; padding: 1px; border: 1px solid var(--back-draw-divider); border-radius: 3px; background: none; }
  .segments { display: flex; flex: none; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
  .segments button { flex: 1; min-height: var(--back-draw-target); border: 0; background: none; }
  .segments button[aria-selected="true"] { background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; }
  .sight { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; max-width: 320px; }
  figure { margin: 0; } figcaption { display: flex; align-items: center; gap: 4px; color: var(--back-draw-muted); font-size: 12px; line-height: 20px; }
  .sight bd-thumbnail, .maps bd-thumbnail, .wrong bd-thumbnail { border: 1px solid var(--back-draw-divider); border-radius: 3px; }
  .maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(32px, 1fr)); gap: 3px; }
  .wrong { display: grid; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); gap: 8px; }
  h3 { margin: 0; font-size: 12px; line-height: 20px; font-weight: 400; color: var(--back-draw-muted); }
  p { margin: 0; } .aside { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  table { border-collapse: separate; border-spacing: 1px; font-size: 12px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; color: var(--back-draw-muted); }
  th { font-weight: 400; color: var(--back-draw-muted); max-width: 48px; overflow: hidden; text-overflow: ellipsis; }
  td { min-width: 24px; height: 24px; text-align: center; border: 1px solid var(--back-draw-divider); border-radius: 2px; }
  td.right { font-weight: 700; border-color: var(--back-draw-border); } td.wrongly { font-weight: 700; color: var(--back-draw-danger); }
  bd-loss-chart { flex: 1; min-height: 220px; max-height: 440px; }
  .bar { grid-area: bar; display: flex; flex-wrap: wrap; align-items: center; gap: 4px; margin-inline: -24px; padding: 8px 24px; border-top: 1px solid var(--back-draw-divider); background: var(--back-draw-surface); }
  .bar bd-readout { flex: 1; min-width: 0; margin-inline-start: 12px; }
  .notice { position: absolute; z-index: 2; inset: 12px 24px auto; display: flex; gap: 8px; align-items: start; padding: 8px 12px; border: 1px solid var(--back-draw-border); border-inline-start-width: 4px; border-radius: var(--back-draw-radius); background: var(--back-draw-background); }
  .notice p { flex: 1; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @container (width < 1000px) {
    .lab { grid-template: "pad classes" max-content "bar bar" max-content "result result" max-content / minmax(0, 1fr) minmax(0, 1fr); align-content: start; overflow: auto; padding: 8px 16px 0; }
    section { min-height: auto; } .classes, .result { overflow: visible; } .bar { margin-inline: -16px; padding-inline: 16px; } .result { padding-top: 12px; }
  }
  /* Upright: what is drawn and what is guessed first, what is set last. */
  @container (width < 640px) {
    .lab { display: flex; flex-direction: column; gap: 8px; padding: 8px 12px 12px; overflow: hidden auto; }
    .lab > *, .pad > * { flex: none; }
    .pad { display: contents; }
    .frame { width: min(100%, 44cqh); }
    .answer.quiet { min-height: 20px; line-height: 20px; font-size: 12px; }
    .bar { order: 1; margin-inline: -12px; padding: 6px 12px; border-bottom: 1px solid var(--back-draw-divider); }
    .bar bd-readout { order: 1; flex-basis: 100%; margin: 0; }
    .classes { order: 2; } .result { order: 3; } .fields { order: 4; } .sets { order: 5; } .pad > .aside { order: 6; }
    .fields { grid-template-columns: 1fr 1fr; }
  }
`;
