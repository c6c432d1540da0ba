import { css, unsafeCSS, type CSSResult } from "lit";
import { palettes, type Palette } from "./palette";

// Every colour and size as a custom property of the element that adopts this sheet; views below inherit them. An
// embedder's own rule for that element wins over :host, so <back-draw> can be given other values from outside.

function declarations(palette: Palette): CSSResult {
  return unsafeCSS(Object.entries(palette).map(([name, value]) => `--back-draw-${name}: ${value};`).join(" "));
}

const light = declarations(palettes.light);
const dark = declarations(palettes.dark);

/** For the element at the root of the views. Its attribute `theme`, "light", "dark" or "contrast", overrides the system's choice. */
export const theme: CSSResult = css`
  :host {
    color-scheme: light;
    ${light}
    --back-draw-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    --back-draw-size-small: 12px;
    --back-draw-size-body: 14px;
    --back-draw-size-large: 16px;
    --back-draw-size-title: 20px;
    --back-draw-space: 8px;
    --back-draw-radius: 4px;
    --back-draw-line: 1px;
    --back-draw-focus: 2px;
    /* The least side of what a finger or pointer has to hit. */
    --back-draw-target: 32px;
    background: var(--back-draw-background);
    color: var(--back-draw-text);
    font: var(--back-draw-size-body) / 1.45 var(--back-draw-font);
    font-variant-numeric: tabular-nums;
  }
  @media (pointer: coarse) { :host { --back-draw-target: 44px; } }
  :host([theme="dark"]) { color-scheme: dark; ${dark} }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"], [theme="dark"])) { color-scheme: dark; ${dark} }
  }
  @media (prefers-contrast: more) {
    :host { ${declarations(palettes["light-contrast"])} --back-draw-line: 2px; --back-draw-focus: 3px; }
    :host([theme="dark"]) { ${declarations(palettes["dark-contrast"])} }
  }
  @media (prefers-contrast: more) and (prefers-color-scheme: dark) {
    :host(:not([theme="light"], [theme="dark"])) { ${declarations(palettes["dark-contrast"])} }
  }
  /* High contrast by choice, light or dark as the system is; it stands last, over what :not() above says. */
  :host([theme="contrast"]) { ${declarations(palettes["light-contrast"])} --back-draw-line: 2px; --back-draw-focus: 3px; }
  @media (prefers-color-scheme: dark) { :host([theme="contrast"]) { ${declarations(palettes["dark-contrast"])} } }
  @media (forced-colors: active) {
    :host, :host([theme]) {
      --back-draw-background: Canvas;
      --back-draw-surface: Canvas;
      --back-draw-text: CanvasText;
      --back-draw-muted: CanvasText;
      --back-draw-border: ButtonBorder;
      --back-draw-divider: GrayText;
      --back-draw-accent: Highlight;
      --back-draw-on-accent: HighlightText;
      --back-draw-danger: CanvasText;
      --back-draw-ink: CanvasText;
      --back-draw-training: CanvasText;
      --back-draw-test: LinkText;
      --back-draw-previous: GrayText;
      --back-draw-rate: CanvasText;
    }
  }
`;
