import { css } from "lit";

export const shellStyles = css`
  :host { display: block; box-sizing: border-box; height: 420px; overflow: hidden; }
  .shell { position: relative; display: flex; flex-direction: column; height: 100%; min-height: 0; }
  :host([page]) { height: 100%; }
  :host([hidden]) { display: none; }
  bd-points-lab, [data-lab-element] { flex: 1; min-height: 0; }
  .labs { display: flex; margin-inline-start: 8px; height: 100%; }
  .labs button { padding: 0 7px; border: 0; border-bottom: 2px solid transparent; background: none; color: var(--back-draw-muted); }
  .labs button[aria-current="page"] { border-bottom-color: var(--back-draw-accent); color: var(--back-draw-text); font-weight: 600; }
  .labs bd-choice { display: none; }
  @media (width < 1280px) {
    .labs { margin-inline-start: 8px; align-items: center; }
    .labs button { display: none; }
    .labs bd-choice { display: block; --back-draw-target: 34px; }
  }
  .head { display: flex; align-items: center; gap: 4px; height: 48px; flex: none; padding: 0 16px 0 24px; border-bottom: 1px solid var(--back-draw-divider); background: var(--back-draw-surface); }
  h1 { margin: 0; font-size: 16px; line-height: 24px; font-weight: 700; letter-spacing: 0.01em; }
  .spring { flex: 1; }
  button { font: inherit; color: inherit; cursor: pointer; }
  button:focus-visible, textarea:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .icon {
    flex: none; display: inline-grid; place-items: center; min-width: var(--back-draw-target); height: var(--back-draw-target); padding: 0 4px;
    border: 1px solid transparent; border-radius: var(--back-draw-radius); background: none;
  }
  .icon:hover { background: var(--back-draw-divider); }
  .sheet { display: inline-flex; align-items: center; gap: 6px; padding: 0 8px; }
  .sheet[aria-expanded="true"] { border-color: var(--back-draw-accent); background: var(--back-draw-background); }
  /* Over the lab, so that nothing moves for them. */
  .faults { position: absolute; inset: 56px 16px auto; z-index: 4; display: grid; gap: 8px; max-width: 640px; margin-inline: auto; }
  .fault { display: flex; align-items: start; gap: 8px; background: var(--back-draw-background); padding: 8px 12px; border: 1px solid var(--back-draw-danger); border-inline-start-width: 4px; border-radius: var(--back-draw-radius); }
  .fault p { flex: 1; margin: 6px 0; }
  bd-sheet.own { position: absolute; inset: 52px 12px auto auto; z-index: 3; width: min(280px, 100% - 24px); max-height: calc(100% - 64px); box-shadow: 0 4px 16px rgb(0 0 0 / 20%); }
  .own bd-choice { display: block; margin-bottom: 12px; }
  .missing { margin: auto; padding: 24px; text-align: center; }
  @media (width < 1100px) {
    .sheet span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .sheet { justify-content: center; padding: 0 4px; }
  }
  @media (width < 600px) {
    .head .icon { min-width: 36px; padding: 0; }
    .head { gap: 0; padding: 0 4px 0 8px; height: 44px; }
  }
  @media (width < 380px) { .head .icon { min-width: 32px; } }
  /* Labs and buttons leave a phone no room for the name; without keys there is no need for their list. */
  @media (width < 480px) {
    h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .labs { margin-inline-start: 0; }
    .head .icon { flex: 0 1 36px; min-width: 32px; }
  }
  /* Where the system chooses the colours, what is chosen has them turned around: no border is transparent there. */
  @media (forced-colors: active) {
    .labs button { border-bottom-color: Canvas; }
    .labs button[aria-current="page"] { border-bottom-color: Highlight; }
    .sheet[aria-expanded="true"], .icon[aria-expanded="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  }
  @media (width < 480px) and (pointer: coarse) { .head > .icon:last-child { display: none; } }
`;
