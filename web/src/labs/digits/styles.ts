import { css } from "lit";

export const digitsStyles = css`
  /* Under the fields; while it says nothing it takes back the row's gap, and stays a live region. */
  .origin { grid-column: 1 / -1; } .origin:empty { margin-top: -8px; }
  .lab {
    position: relative; display: grid; height: 100%; column-gap: 24px; padding: 12px 24px 0;
    grid-template: "pad classes result" minmax(0, 1fr) "bar bar bar" auto / minmax(280px, 34cqw) minmax(280px, 1fr) minmax(280px, 1fr);
  }
  .pad { grid-area: pad; overflow: hidden auto; scrollbar-width: thin; margin: -2px; padding: 2px; } .classes { grid-area: classes; overflow: auto; } .result { grid-area: result; overflow: auto; }
  .frame { position: relative; width: min(100%, 100cqh - 344px); align-self: center; }
  .frame bd-pad { width: min(100%, 100cqh); }
  .pad .fields { grid-template-columns: repeat(auto-fit, minmax(max(132px, 30%), 1fr)); }
  .answer { flex: none; min-height: 28px; margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; text-align: center; }
  .answer.quiet { font-size: 14px; font-weight: 400; color: var(--back-draw-muted); }
  .sight { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; max-width: 320px; }
  .sight bd-thumbnail, .maps bd-thumbnail, .wrong bd-thumbnail { border: 1px solid var(--back-draw-divider); border-radius: 3px; }
  .maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(32px, 1fr)); gap: 3px; }
  .wrong { display: grid; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); gap: 8px; }
  table { border-collapse: separate; border-spacing: 1px; font-size: 12px; font-variant-numeric: tabular-nums; }
  caption { text-align: start; color: var(--back-draw-muted); }
  th { font-weight: 400; color: var(--back-draw-muted); max-width: 48px; overflow: hidden; text-overflow: ellipsis; }
  td { min-width: 24px; height: 24px; text-align: center; border: 1px solid var(--back-draw-divider); border-radius: 2px; }
  td.right { font-weight: 700; border-color: var(--back-draw-border); } td.wrongly { font-weight: 700; color: var(--back-draw-danger); }
  bd-loss-chart { flex: 1; min-height: 220px; max-height: 440px; }
  /* The surface has what height the rest leaves it. */
  @container (width >= 1000px) {
    .pad > :not(.frame) { flex: none; }
    .frame { flex: 1 1 0; width: 100%; min-height: 240px; max-height: max(280px, 34cqw); display: grid; place-items: center; container-type: size; }
  }
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
    .classes { order: 2; } .result { order: 3; } .fields { order: 4; } .sets { order: 5; } .pad > .aside { order: 6; }
    .fields { grid-template-columns: 1fr 1fr; }
  }
`;
