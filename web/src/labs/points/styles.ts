import { css } from "lit";

// One grid, whose areas move with the size of the element itself, so that an embed and a page are the same thing. What has room for less on an embed scrolls on a page.

/** Not so wide: drawing and one panel, behind tabs. */
const tabbed = css`
  .lab {
    grid-template:
      "square tabs" auto
      "square panel" minmax(min(240px, 100cqh), 1fr)
      "tools panel" auto
      "timeline timeline" auto
      "bar bar" auto
      / minmax(0, 1.2fr) minmax(0, 1fr);
    column-gap: 16px; padding: 8px 16px 0;
  }
  .tabs { display: flex; }
  .network bd-network { flex: none; }
  .result bd-result { flex: 1 0 auto; }
  .network, .result, .settings { grid-area: panel; padding-block: 12px; overflow: auto; }
  .settings { display: block; }
  .lab > .settings > .data, .lab > .settings > .rates { position: static; justify-self: stretch; width: auto; margin: 0; padding: 0 0 16px; border: 0; background: none; }
  section.data .fields, .rates .fields { --back-draw-stepper: 40px; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); grid-auto-flow: row; }
  .lab:not([data-tab="network"]) .network, .lab:not([data-tab="result"]) .result, .lab:not([data-tab="settings"]) .settings { display: none; }
  .bar { margin-inline: -16px; padding-inline: 16px; }
  .square { align-items: start; }
  bd-sheet.over-network, bd-sheet.over-result, .lab bd-sheet.lens { grid-area: tabs-start / panel / panel-end / panel; width: auto; justify-self: stretch; margin-block: 8px; }
  .lab[data-lens] :is(.tabs, .settings) { visibility: hidden; }
  .lab[data-covered] :is(.tabs, .network, .result, .settings) { visibility: hidden; }
`;

/** One under another, which scrolls as a whole: the bar, right under the drawing, stays. */
const upright = css`
  .lab {
    grid-template:
      "square" auto
      "tools" auto
      "bar" auto
      "timeline" auto
      "tabs" auto
      "panel" 1fr
      / minmax(0, 1fr);
    padding: 0 8px; scroll-padding-block: 88px 8px;
  }
  .square { height: min(100cqw - 16px, 42cqh); }
  .tools { padding-block: 2px; row-gap: 0; }
  .bar { inset-block: 0; flex-wrap: wrap; margin-inline: -8px; padding: 4px 8px; }
  .bar bd-readout { order: 1; flex-basis: 100%; margin: 0; }
  .network, .result, .settings { padding-block: 6px; min-height: 360px; overflow: visible; }
  .bar .speed { flex: 1; min-width: 0; max-width: 200px; }
  /* Network and result are looked at together with the drawing: a bit smaller it stays on top, tools scroll away, and a press on a tab has done so. */
  @container page (width < 600px) and (height >= 700px) {
    .lab { --square: min(100cqw - 16px, max(304px, 36cqh), 42cqh); }
    .lab:is([data-tab="network"], [data-tab="result"]):not([data-lens], [data-covered]) { scroll-padding-block: calc(var(--square) + 96px) 8px; }
    .lab:is([data-tab="network"], [data-tab="result"]):not([data-lens], [data-covered]) .square { position: sticky; inset-block-start: 0; z-index: 3; height: var(--square); background: var(--back-draw-background); }
    .lab:is([data-tab="network"], [data-tab="result"]):not([data-lens], [data-covered]) .bar { inset-block: var(--square) 0; }
    .lab:is([data-tab="network"], [data-tab="result"]):not([data-lens], [data-covered]) :is(.network, .result) { min-height: calc(100cqh - var(--square) - 80px); }
  }
  /* What is open needs the room of the tools and of what is behind it: play stays, and the drawing, which the tool in hand still draws on. */
  .lab:is([data-lens], [data-covered]) { grid-template-rows: auto auto auto auto auto minmax(240px, 1fr); }
  .lab:is([data-lens], [data-sheet="lessons"]) .square { height: min(100cqw - 16px, 34cqh); }
  .lab:is([data-lens], [data-covered]:not([data-sheet="lessons"])) .tools { display: none; }
  .lab:is([data-lens], [data-covered]) :is(.tabs, .network, .result, .settings) { display: none; }
  .lab bd-sheet { margin-block: 0; border-width: 1px 0 0; margin-inline: -8px; border-radius: calc(4 * var(--back-draw-radius)) calc(4 * var(--back-draw-radius)) 0 0; }
`;

/** Low: the drawing as high as there is room, all else beside it. */
const low = css`
  .lab {
    grid-template:
      "square bar" auto
      "square timeline" auto
      "square tools" auto
      "square tabs" auto
      "square panel" minmax(0, 1fr)
      / minmax(0, min(calc(100cqh - 16px), 56cqw)) minmax(0, 1fr);
    column-gap: 16px; padding: 8px;
  }
  .square { height: auto; }
  .bar { flex-wrap: wrap; margin: 0; padding: 0 0 8px; border: 0; background: none; }
  .bar bd-readout { order: 1; flex-basis: 100%; margin: 4px 0 0; }
  .result, .network, .settings { grid-area: panel; padding-block: 0; }
  .lab .tools { padding-block: 0 8px; }
`;

export const labStyles = css`
  :host { display: block; height: 100%; min-height: 0; container: embed / size; contain: layout; }
  :host([page]) { container-name: page; }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }

  .lab { position: relative; display: grid; height: 100%; min-height: 0; }
  .square { grid-area: square; }
  .tools { grid-area: tools; }
  section.data { grid-area: data; }
  .network { grid-area: network; }
  .result { grid-area: result; }
  .bar { grid-area: bar; }
  .rates { grid-area: rates; }
  .tabs { grid-area: tabs; }
  .settings { display: contents; }

  .square { position: relative; min-height: 0; min-width: 0; container-type: size; display: grid; place-items: center; }
  .square .frame { position: relative; width: min(100cqw, 100cqh); border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); overflow: hidden; }
  .notices { position: absolute; inset: auto 8px 8px; display: grid; gap: 8px; z-index: 2; pointer-events: none; }
  .notices button { pointer-events: auto; }

  .notice, .hint {
    display: flex; align-items: start; gap: 8px; margin: 0; padding: 8px 12px; border: 1px solid var(--back-draw-border);
    border-radius: var(--back-draw-radius); background: var(--back-draw-background); font-size: 14px; line-height: 20px;
  }
  .notice p { flex: 1; margin: 0; }
  .notice.fault { border-color: var(--back-draw-danger); border-inline-start-width: 4px; }
  .dropping {
    position: absolute; inset: 8px; z-index: 4; display: grid; place-items: center; margin: 0; border: 2px dashed var(--back-draw-accent); border-radius: calc(2 * var(--back-draw-radius));
    background: color-mix(in srgb, var(--back-draw-background) 85%, transparent); font-size: 20px; pointer-events: none;
  }
  /* As the pointer wanders nothing but these words is laid out anew. */
  .captions { position: absolute; inset: 8px 8px auto; height: 52px; contain: strict; pointer-events: none; }
  .caption {
    position: absolute; inset: 0 auto auto 0; max-width: 100%; box-sizing: border-box; margin: 0; padding: 2px 8px; border: 1px solid var(--back-draw-border);
    border-radius: var(--back-draw-radius); background: var(--back-draw-background); font-size: 12px; line-height: 20px; pointer-events: none;
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere;
  }
  .hint { position: absolute; inset: auto 0 16px; width: fit-content; max-width: calc(100% - 32px); margin-inline: auto; pointer-events: none; }

  button { font: inherit; color: inherit; cursor: pointer; }
  button:disabled { cursor: default; opacity: 0.45; }
  button:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .icon {
    flex: none; display: inline-grid; place-items: center; min-width: var(--back-draw-target); height: var(--back-draw-target); padding: 0 4px;
    border: 1px solid transparent; border-radius: var(--back-draw-radius); background: none;
  }
  .icon:hover:not(:disabled) { background: var(--back-draw-surface); border-color: var(--back-draw-divider); }
  .icon[aria-pressed="true"], .icon[aria-checked="true"] { border-color: var(--back-draw-accent); background: var(--back-draw-surface); box-shadow: inset 0 0 0 1px var(--back-draw-accent); }
  .icon.mark svg { width: 18px; height: 18px; }
  @media (forced-colors: active) {
    .icon[aria-pressed="true"], .icon[aria-checked="true"], .icon[aria-expanded="true"] { outline: 3px solid Highlight; outline-offset: -3px; }
  }
  .play {
    display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-width: 104px; height: calc(var(--back-draw-target) + 4px); padding: 0 16px 0 12px;
    border: 0; border-radius: var(--back-draw-radius); background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600;
  }
  .play:hover { filter: brightness(1.08); }
  @media (forced-colors: active) { .play { forced-color-adjust: none; background: Highlight; color: HighlightText; } }

  .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; min-width: 0; }
  .tools .group { display: flex; align-items: center; gap: 2px; }
  .tools .rule { width: 1px; height: 20px; margin: 0 4px; background: var(--back-draw-divider); }
  .tools .spring { flex: 1; }
  @media not (pointer: coarse) { .tools .icon { min-width: 29px; padding: 0 3px; } }
  .tools .value { flex: 1; gap: 8px; font-size: 12px; }
  .tools .value ~ .spring { flex: 0; }
  .tools .value output { width: 40px; font-size: 14px; font-variant-numeric: tabular-nums; }
  .tools input[type="range"] {
    flex: 1; min-width: 80px; max-width: 240px; height: 24px; margin: 0; appearance: none; border: 1px solid var(--back-draw-border); border-radius: 12px; cursor: pointer;
    background: linear-gradient(to right, var(--back-draw-negative-field), var(--back-draw-background), var(--back-draw-positive-field));
  }
  .tools input[type="range"]::-webkit-slider-thumb { appearance: none; width: 12px; height: 28px; border: 2px solid var(--back-draw-text); border-radius: 4px; background: var(--back-draw-background); }
  .tools input[type="range"]::-moz-range-thumb { box-sizing: border-box; width: 12px; height: 28px; border: 2px solid var(--back-draw-text); border-radius: 4px; background: var(--back-draw-background); }
  .tools input[type="range"]:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 2px; }

  .bar { display: flex; align-items: center; gap: 4px; min-width: 0; }
  .bar bd-readout { flex: 1; min-width: 0; margin-inline-start: 12px; }
  .bar .speed { width: 128px; }
  bd-timeline { grid-area: timeline; display: block; min-width: 0; }

  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(88px, 1fr)); gap: 8px; align-items: end; }
  .fields .wide { grid-column: 1 / -1; }
  h2 { margin: 0 0 8px; font-size: 14px; line-height: 20px; font-weight: 600; }
  .network, .result { position: relative; display: flex; flex-direction: column; min-width: 0; min-height: 0; }
  .network bd-network { flex: 1; min-height: 0; }
  .result bd-result { flex: 1; }
  .network > bd-explain { position: absolute; inset: 2px 0 auto auto; z-index: 1; }
  .aside { margin: 0; color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .tabs { display: none; gap: 0; border-bottom: 1px solid var(--back-draw-border); }
  .tabs button { flex: 1; min-height: 40px; padding: 0 8px; border: 0; border-bottom: 2px solid transparent; background: none; color: var(--back-draw-muted); }
  .tabs button[aria-selected="true"] { border-bottom-color: var(--back-draw-accent); color: var(--back-draw-text); font-weight: 600; }
  @media (forced-colors: active) {
    .tabs button { border-bottom-color: Canvas; }
    .tabs button[aria-selected="true"] { border-bottom-color: Highlight; }
  }
  h3 { margin-block: 20px 4px; font-size: 14px; line-height: 20px; font-weight: 600; }
  h3:first-child, slot:first-child + h3 { margin-block-start: 0; }
  bd-gallery { margin-block-start: 8px; }
  h3 + .aside { margin-block-end: 8px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  textarea {
    width: 100%; margin: 8px 0; padding: 8px; resize: vertical; overflow-wrap: anywhere; border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius);
    background: var(--back-draw-surface); color: inherit; font: 12px/16px ui-monospace, monospace;
  }
  textarea:focus-visible, .plain:focus-within { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
  .plain {
    display: inline-flex; align-items: center; justify-content: center; min-height: var(--back-draw-target); padding: 0 12px; border: 1px solid var(--back-draw-border);
    border-radius: var(--back-draw-radius); background: var(--back-draw-background); cursor: pointer;
  }
  .plain:hover:not(:disabled) { background: var(--back-draw-divider); }
  .reading { align-items: center; margin-block-start: 12px; }
  .reading label { flex: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; }
  .reading progress { flex: 1; min-width: 96px; accent-color: var(--back-draw-accent); }
  .outcome p { margin: 12px 0 4px; }
  .outcome p.aside { margin: 0 0 4px; }
  .outcome .wrong { color: var(--back-draw-danger); }
  .outcome .bad { max-height: 120px; margin: 0 0 12px; padding-inline-start: 20px; overflow: auto; color: var(--back-draw-muted); font-size: 12px; line-height: 16px; }
  .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  /* A sheet lies over one of two columns, and over the gap between them at most: what it covers can be neither seen nor reached. */
  bd-sheet { z-index: 3; margin-block-end: 12px; }
  .lab[data-lens] bd-sheet:not(.lens) { z-index: 4; }
  bd-sheet.over-network { grid-area: square-start / network / data-end / network; }
  bd-sheet.over-result { grid-area: square-start / result / data-end / result; width: max(100%, min(320px, 100% + 24px)); justify-self: end; }
  .part { padding-block-end: 12px; margin-block-end: 12px; border-block-end: 1px solid var(--back-draw-divider); }
  .part h3 { margin: 0 0 6px; font-size: 14px; line-height: 20px; font-weight: 600; }
  .part .aside { margin-block: 8px 0; }
  .formula { overflow: auto hidden; padding-block: 4px; color: var(--back-draw-muted); scrollbar-width: thin; }
  .formula math { text-align: start; width: fit-content; margin: 0; }
  .preview { margin: 12px 0 0; }
  .preview svg { display: block; width: 100%; height: 72px; }
  .preview .axis { stroke: var(--back-draw-border); fill: none; vector-effect: non-scaling-stroke; }
  .preview .curve { stroke: var(--back-draw-rate); stroke-width: 2; fill: none; vector-effect: non-scaling-stroke; }
  .preview figcaption { display: flex; justify-content: space-between; font-size: 12px; line-height: 16px; color: var(--back-draw-muted); }
  bd-sheet .fields { --back-draw-label-wrap: normal; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); }
  bd-sheet.layer .fields { grid-template-columns: repeat(auto-fill, minmax(144px, 1fr)); }
  bd-sheet .fields .whole { grid-column: 1 / -1; }
  bd-sheet.layer > .aside { margin-block-end: 16px; }
  .data-sheet { position: relative; }
  .data-sheet .sets { display: flex; align-items: center; gap: 4px; margin-block-end: 8px; }
  .data-sheet .sets .again { margin-inline-start: auto; }
  .data-sheet > bd-data-pictures { margin-block-end: 12px; }
  .lab[data-covered="network"] .network, .lab[data-covered="result"] .result { visibility: hidden; }

  /* The lens lies where the network is, and where the result is unless a sheet needs that. */
  bd-sheet.lens { grid-area: square-start / network / data-end / result; }
  :where(.lab[data-covered="result"]) bd-sheet.lens { grid-area: square-start / network / data-end / network; }
  :where(.lab[data-lens]) bd-sheet.over-result { width: 100%; }
  .lab[data-lens] .network, .lab[data-lens] .result { visibility: hidden; }

  /* Wide: drawing, network and result side by side, the bar below. A window that is too low for them scrolls, and the bar stays. */
  .lab {
    grid-template:
      "square network result" minmax(min(320px, 100cqh), 1fr)
      "tools network result" auto
      "data network result" auto
      "timeline timeline timeline" auto
      "bar bar bar" auto
      / clamp(512px, calc(100cqh - 216px), min(46cqw, 75cqw - 376px)) minmax(0, 1fr) clamp(256px, 23cqw, 480px);
    column-gap: 24px; padding: 12px 24px 0; overflow: hidden auto; scroll-padding-block: 8px 72px;
  }
  .tools { padding-block: 8px; }
  section.data { padding-block-end: 12px; }
  section.data bd-data-pictures { display: none; }
  section.data .again {
    display: inline-grid; place-items: center; width: 24px; height: 20px; margin-inline-start: auto; padding: 0; border: 0; border-radius: var(--back-draw-radius); background: none;
    color: var(--back-draw-muted);
  }
  section.data .again svg { width: 16px; height: 16px; }
  section.data .again:hover:not(:disabled) { color: var(--back-draw-accent); }
  @media (pointer: coarse) { section.data .again { width: 40px; height: 32px; margin-block: -6px; } }
  .network, .result { padding-block-end: 12px; }
  .bar, .rates { padding: 8px 24px; border-top: 1px solid var(--back-draw-divider); background: var(--back-draw-surface); }
  .bar, .lab > .settings > .rates { position: sticky; inset-block-end: 0; z-index: 2; }
  .bar { margin-inline: -24px; }
  .lab > .settings > .rates { grid-area: bar; justify-self: end; width: 344px; margin-inline-end: -24px; }
  .bar { padding-inline-end: 376px; }
  .rates .fields { grid-template-columns: 1.2fr 1.2fr 1fr; }
  section.data .fields { --back-draw-stepper: 18px; gap: 8px 6px; grid-template-columns: 1.5fr; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; }

  /* High enough for the data sets as pictures, too. */
  @container (width >= 1200px) and (height >= 860px) {
    .lab { grid-template-columns: clamp(512px, calc(100cqh - 272px), min(46cqw, 75cqw - 376px)) minmax(0, 1fr) clamp(256px, 23cqw, 480px); }
    section.data bd-data-pictures { display: block; margin-block-end: 8px; }
  }
  @container (width < 1200px) { ${tabbed} }
  @container (width < 600px) or ((width < 1200px) and (orientation: portrait)) { ${upright} }

  @container (width < 600px) or ((width < 1200px) and (height < 560px)) {
    .tools .classes { order: 1; flex-basis: 100%; }
    .tools .classes .icon { flex: 1; min-width: 0; max-width: 56px; }
    .play { min-width: 88px; gap: 4px; padding-inline: 8px 10px; }
    .bar { gap: 2px; }
    .bar .icon { min-width: 40px; }
    .tools .rule { display: none; }
  }

  @container (width < 380px) {
    .play { min-width: 44px; padding: 0; }
    .play span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
  @container (width < 480px) {
    .bar bd-explain { display: none; }
    .bar .icon { min-width: 34px; }
    .bar .play { padding-inline: 6px 8px; }
    .bar .speed { font-size: 12px; }
  }
  @container (width < 380px) { .tools .icon { min-width: 38px; } .tools .classes .icon { min-width: 0; } }

  /* A small embed: drawing beside play, reset and loss. */
  @container embed (height < 560px) {
    ${tabbed}
    .lab.roomless .tabs, .lab.roomless .settings, .lab.roomless .network { display: none; }
    .lab.roomless .result { display: flex; }
    .result, .network, .settings { min-height: 0; overflow: auto; }
  }
  @container embed (height < 560px) and (width >= 480px) {
    ${low}
    .bar { position: static; }
  }
  @container embed (height < 560px) and (width < 480px) {
    .lab {
      grid-template: "square" minmax(0, 1fr) "bar" auto / minmax(0, 1fr);
      padding: 8px;
    }
    .square { height: auto; }
    .lab .tools, .lab .tabs, .lab .result, .lab .network, .lab .settings, .lab bd-timeline { display: none; }
  }

  /* A small phone held sideways, a window that is nearly shut: what is beside the drawing scrolls past it. */
  @container page (height < 560px) and (480px <= width < 1200px) and (orientation: landscape) {
    ${low}
    .lab { grid-template-rows: auto auto auto auto 1fr; padding-block: 0 8px; scroll-padding-block: 88px 8px; }
    .square { position: sticky; inset-block-start: 0; align-self: start; height: calc(100cqh - 8px); margin-block-start: 8px; }
    .bar { inset-block: 0 auto; background: var(--back-draw-background); padding-block: 8px; }
    .result, .network, .settings { min-height: 240px; overflow: visible; }
    .lab:is([data-lens], [data-covered]) { grid-template-rows: auto auto auto auto minmax(240px, 1fr); }
    .lab:is([data-lens], [data-covered]):is([data-lens], :not([data-sheet="lessons"])) .tools { display: none; }
    .lab:is([data-lens], [data-covered]) :is(.tabs, .network, .result, .settings) { display: none; }
    .lab bd-sheet { margin: 0; border-width: 1px; border-radius: calc(2 * var(--back-draw-radius)); }
  }
`;
