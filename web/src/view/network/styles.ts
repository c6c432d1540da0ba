import { css } from "lit";

export const networkStyles = css`
  :host { display: flex; flex-direction: column; position: relative; height: 100%; min-height: 160px; min-width: 0; box-sizing: border-box; color: var(--back-draw-text); font-size: var(--back-draw-size-small); }
  :host([grow]) { height: auto; }
  :host([hidden]) { display: none; }
  .layers { display: flex; align-items: center; justify-content: center; gap: calc(var(--back-draw-space) / 2); padding-bottom: var(--back-draw-space); }
  .frame { flex: 1 1 auto; min-height: 0; position: relative; }
  .ruler { position: absolute; inset: 0; pointer-events: none; }
  .scroll { position: absolute; inset: 0; overflow: auto; scrollbar-width: thin; overscroll-behavior: contain; }
  /* Scrollbars that an earlier size needed would each keep the other in place. */
  .scroll.fits { overflow: hidden; }
  /* There are more columns. */
  .scroll.more { mask-image: linear-gradient(to left, transparent, black 32px); }
  :host([grow]) .frame { flex: none; }
  :host([grow]) .ruler { bottom: auto; }
  :host([grow]) .scroll { position: relative; overflow-y: hidden; }
  .heads { position: sticky; top: 0; z-index: 1; overflow: clip; background: var(--back-draw-background); }
  .head { position: absolute; top: 0; display: flex; flex-direction: column; align-items: center; text-align: center; line-height: 16px; }
  .opens { display: flex; flex-direction: column; align-items: center; max-width: 100%; min-height: 32px; padding: 0; border: 0; border-radius: var(--back-draw-radius); background: none; line-height: 16px; }
  .opens .title { text-decoration: underline dotted; text-underline-offset: 3px; }
  .opens:hover { background: var(--back-draw-divider); }
  .head .opens:focus-visible { outline-offset: -2px; }
  .head span { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .title { font-weight: 600; }
  .subtitle { color: var(--back-draw-muted); min-height: 16px; }
  .badges { display: flex; justify-content: center; gap: 2px; height: 16px; }
  .head .badges, .head .badge { max-width: none; overflow: visible; }
  .badge { display: inline-block; padding: 0 3px; border: 1px solid var(--back-draw-border); border-radius: 3px; font-size: 10px; line-height: 12px; }
  .stepper { display: flex; align-items: center; padding-top: 4px; }
  .stepper b, .layers b { min-width: 2ch; text-align: center; font-weight: 400; }
  .stage { position: relative; touch-action: pan-x pan-y; }
  .stage.hit { cursor: pointer; }
  canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  /* Where some stand out. */
  .dim .edges { opacity: 0.15; }
  button { font: inherit; color: inherit; cursor: pointer; }
  .step { box-sizing: border-box; width: 24px; height: 24px; padding: 0; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); line-height: 1; display: grid; place-items: center; }
  .step svg { width: 12px; height: 12px; stroke: currentColor; stroke-width: 1.5; fill: none; }
  .step:hover:not(:disabled) { border-color: var(--back-draw-text); }
  .step:disabled { color: var(--back-draw-border); border-color: var(--back-draw-divider); cursor: default; }
  @media (pointer: coarse) { .step { width: 28px; height: 36px; } }
  .unit { position: absolute; padding: 0; border: 0; background: none; border-radius: 2px; touch-action: manipulation; }
  .unit[aria-expanded="true"]::after { content: ""; position: absolute; inset: -3px; border: 3px solid var(--back-draw-accent); pointer-events: none; }
  button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 2px; }
  .tip { position: absolute; z-index: 3; pointer-events: none; padding: 2px 6px; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background); white-space: nowrap; transform: translate(-50%, -100%); font-variant-numeric: tabular-nums; }
  bd-network-card { position: absolute; z-index: 2; bottom: var(--back-draw-space); max-height: calc(100% - 2 * var(--back-draw-space)); }
  .dock { display: contents; }
  /* At the lower edge of what is seen of the picture. */
  :host([grow]) .dock { display: block; position: sticky; bottom: 0; z-index: 2; height: 0; }
  :host([grow]) bd-network-card { max-height: 60cqh; }
  bd-network-card.start { left: var(--back-draw-space); }
  bd-network-card.end { right: var(--back-draw-space); }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
