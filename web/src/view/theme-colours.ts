import type { ReactiveController, ReactiveControllerHost } from "lit";
import { fromHex, type RGB } from "./colour";
import { classCount, colourNames, palettes, type ColourName } from "./palette";

/** A theme's colours as numbers, for canvases. */
export interface ThemeColours {
  readonly colours: Readonly<Record<ColourName, RGB>>;
  readonly classes: readonly RGB[];
  /** The font family. */
  readonly font: string;
}

let probe: CanvasRenderingContext2D | null | undefined;
const parsed = new Map<string, RGB>();

/** Any CSS colour as numbers, by painting one pixel with it; undefined if the text is no colour. */
function parseColour(text: string): RGB | undefined {
  if (/^#[0-9a-f]{6}$/i.test(text)) return fromHex(text);
  if (text === "" || !CSS.supports("color", text)) return undefined;
  const known = parsed.get(text);
  if (known !== undefined) return known;
  if (probe === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    probe = canvas.getContext("2d", { willReadFrequently: true });
  }
  if (probe === null) return undefined;
  probe.fillStyle = text;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
  const colour: RGB = [red, green, blue];
  parsed.set(text, colour);
  return colour;
}

/** The colours that an element inherits; those of the light palette where it inherits none. */
export function readThemeColours(element: Element): ThemeColours {
  const style = getComputedStyle(element);
  parsed.clear();
  const entries = colourNames.map((name) => [
    name,
    parseColour(style.getPropertyValue(`--back-draw-${name}`).trim()) ?? fromHex(palettes.light[name]),
  ]);
  const colours = Object.fromEntries(entries) as Record<ColourName, RGB>;
  return {
    colours,
    classes: Array.from({ length: classCount }, (_, i) => colours[`class-${i + 1}` as ColourName]),
    font: style.getPropertyValue("--back-draw-font").trim() || "sans-serif",
  };
}

const preferences = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];
const themedBy = ["theme", "class", "style", "data-theme"];

/**
 * Reads the colours anew, and updates its host, when the system's preferences change or an attribute that may carry a
 * theme does, on the host, on an element whose shadow tree holds it, or on the document's root.
 */
export class ThemeController implements ReactiveController {
  #colours: ThemeColours | undefined;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly onChange?: () => void,
  ) {
    host.addController(this);
  }

  get colours(): ThemeColours {
    return (this.#colours ??= readThemeColours(this.host));
  }

  hostConnected(): void {
    this.#colours = undefined;
    const queries = preferences.map((query) => matchMedia(query));
    const observer = new MutationObserver(this.#refresh);
    for (const element of themeCarriers(this.host)) observer.observe(element, { attributeFilter: themedBy });
    for (const query of queries) query.addEventListener("change", this.#refresh);
    this.#stop = () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener("change", this.#refresh);
    };
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  readonly #refresh = (): void => {
    this.#colours = undefined;
    this.onChange?.();
    this.host.requestUpdate();
  };
}

function themeCarriers(element: Element): Element[] {
  const carriers = [element, document.documentElement, document.body];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) carriers.push(root.host);
  return carriers;
}
