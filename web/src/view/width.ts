import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The width of a host's content in CSS pixels; another one draws the host anew. A host that is hidden keeps its last. */
export class WidthController implements ReactiveController {
  readonly #observer = new ResizeObserver((entries) => {
    const { width } = entries.at(-1)!.contentRect;
    if (width === 0 || width === this.value) return;
    this.value = width;
    this.host.requestUpdate();
  });

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    /** Before it is measured. */
    public value: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
