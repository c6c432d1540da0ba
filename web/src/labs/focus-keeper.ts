import type { LitElement, ReactiveController } from "lit";

const focusable = "button, input, select, textarea, summary, a[href], [tabindex='0'], bd-pad, bd-curve-plot, bd-choice";

/**
 * Where an update disables or takes away what the keyboard is at, the focus goes on to what is next; it would go to the
 * page otherwise, and Tab would begin at the top. What is next to an element its `data-then` names: selectors, by
 * preference, with | between them. Otherwise it is a neighbour: those after it and then those before it, in the nearest
 * part that has any.
 */
export class FocusKeeper implements ReactiveController {
  #at: HTMLElement | undefined;
  #next: readonly HTMLElement[] = [];

  constructor(readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void { this.host.addEventListener("keydown", this.#pressed, { capture: true }); }
  hostDisconnected(): void { this.host.removeEventListener("keydown", this.#pressed, { capture: true }); }

  hostUpdated(): void {
    const at = this.#at;
    if (at === undefined || isUsable(at)) return;
    this.#at = undefined;
    const { focused } = this;
    if (focused === null ? this.#isElsewhere() : focused !== at) return;
    const named = (at.dataset["then"] ?? "").split("|").filter((selector) => selector !== "").map((selector) => this.host.renderRoot.querySelector<HTMLElement>(selector));
    for (const each of [...named, ...this.#next]) {
      if (each === null || !isUsable(each)) continue;
      each.focus();
      if (this.focused === each) return;
    }
  }

  get focused(): Element | null {
    const { renderRoot } = this.host;
    return renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
  }

  /** On something outside of the host, as a sheet that is closed gives it back to the button which opened it. */
  #isElsewhere(): boolean {
    let innermost = document.activeElement;
    while (innermost?.shadowRoot?.activeElement) innermost = innermost.shadowRoot.activeElement;
    return innermost !== null && innermost !== document.body && innermost !== this.host;
  }

  /** What is there when a key is pressed is what a person knows: what it brings about comes after. */
  readonly #pressed = (): void => {
    const { focused, host: { renderRoot } } = this;
    this.#at = focused instanceof HTMLElement ? focused : undefined;
    this.#next = focused === null ? [] : neighbours(focused, [...renderRoot.querySelectorAll<HTMLElement>(focusable)]);
  };
}

/** All others, by how near they are: `all` are in the order of the page. */
function neighbours(of: Element, all: readonly HTMLElement[]): HTMLElement[] {
  const at = all.findIndex((each) => each === of);
  const byPlace = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at)).reverse()];
  const near = new Set<HTMLElement>();
  for (let part = of.parentElement; part !== null; part = part.parentElement) {
    for (const each of byPlace) if (part.contains(each)) near.add(each);
  }
  return [...near];
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled, [disabled]") && element.checkVisibility();
}
