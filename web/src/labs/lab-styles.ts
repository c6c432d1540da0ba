import { css } from "lit";

/** What labs that are loaded on demand have in common: sections, buttons, the bar below, tabs, notices. */
export const labStyles = css`
  :host { display: block; height: 100%; min-height: 0; container-type: size; contain: layout; }
  *, ::before, ::after { box-sizing: border-box; }
  section { min-width: 0; min-height: 0; display: flex; flex-direction: column; gap: 8px; padding-bottom: 12px; }
  button { font: inherit; color: inherit; cursor: pointer; }
  button:disabled { opacity: 0.45; cursor: default; }
  button:focus-visible, input:focus-visible, .scrolls:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .icon, .plain { min-width: var(--back-draw-target); height: var(--back-draw-target); padding: 0 8px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: none; display: inline-grid; place-items: center; }
  .icon { padding: 0 4px; border-color: transparent; }
  .icon:hover:not(:disabled), .plain:hover:not(:disabled) { background: var(--back-draw-divider); }
  .icon[aria-pressed="true"], .plain[aria-pressed="true"] { border-color: var(--back-draw-accent); background: color-mix(in srgb, var(--back-draw-accent) 14%, var(--back-draw-background)); }
  .play { display: inline-flex; align-items: center; gap: 8px; min-width: 104px; height: calc(var(--back-draw-target) + 4px); padding: 0 16px 0 12px; border: 0; border-radius: var(--back-draw-radius); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
  .tools { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; }
  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 8px; align-items: end; }
  .segments { display: flex; flex: none; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
  .segments button { flex: 1; min-height: var(--back-draw-target); border: 0; background: none; }
  .segments button[aria-selected="true"] { background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; forced-color-adjust: none; }
  .panel { flex: 1 0 auto; display: flex; flex-direction: column; gap: 8px; min-width: 0; }
  figure { margin: 0; } figcaption { display: flex; align-items: center; gap: 4px; color: var(--back-draw-muted); font-size: 12px; line-height: 20px; }
  h3 { margin: 0; font-size: 12px; line-height: 20px; font-weight: 400; color: var(--back-draw-muted); }
  p { margin: 0; } .aside { color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .hint { position: absolute; inset: auto 0 16px; margin: 0; text-align: center; color: var(--back-draw-muted); pointer-events: none; }
  .bar { grid-area: bar; display: flex; flex-wrap: wrap; align-items: center; gap: 4px; margin-inline: -24px; padding: 8px 24px; border-top: 1px solid var(--back-draw-divider); background: var(--back-draw-surface); }
  .bar bd-readout { flex: 1; min-width: 0; margin-inline-start: 12px; }
  .bar .speed { width: 132px; }
  @media (forced-colors: active) { .icon[aria-pressed="true"], .plain[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
  /* Where the lab scrolls, the bar stays in sight, above what passes under it. */
  .lab > .bar { position: sticky; inset-block: 0; z-index: 1; }
  @container (width < 1000px) { .lab { scroll-padding-block: 64px; } }
  /* Upright: the last thing, and always at the bottom, in reach of a thumb. */
  @container (width < 640px) {
    div.lab { padding-bottom: 0; scroll-padding-block: 8px calc(112px + env(safe-area-inset-bottom)); }
    .lab > .bar { order: 9; inset-block: auto 0; margin: auto -12px 0; padding: 6px 12px calc(6px + env(safe-area-inset-bottom)); border-bottom: 0; }
    .lab > .bar bd-readout { order: 1; flex-basis: 100%; margin: 0; }
    .lab > .bar .speed { flex: 1; min-width: 96px; width: auto; }
    .lab > .bar .play { min-width: 92px; padding: 0 12px 0 8px; }
  }
  @container (width < 480px) {
    .lab .fields { grid-template-columns: 1fr 1fr; }
    .lab > .bar { gap: 2px; } .lab > .bar .icon { min-width: 34px; padding: 0; }
    .lab > .bar .play { min-width: 80px; gap: 4px; padding: 0 8px 0 6px; }
    .lab > .bar .speed { font-size: 12px; }
  }
  /* Above the bar, in sight wherever the lab is scrolled to. */
  .notice { position: fixed; z-index: 2; inset: auto 12px calc(116px + env(safe-area-inset-bottom)); display: flex; gap: 8px; align-items: start; padding: 8px 12px; border: 1px solid var(--back-draw-border); border-inline-start-width: 4px; border-radius: var(--back-draw-radius); background: var(--back-draw-background); }
  @container (width >= 640px) { .notice { inset: auto 24px 68px auto; width: 352px; } }
  /* What lies under it can be pressed all the same. */
  .notice { pointer-events: none; } .notice button { pointer-events: auto; }
  .notice p { flex: 1; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
