import type { BackdrawError, Data, Report, Spec, Trainer } from "../api";

/** Events of <back-draw>; all bubble and cross shadow roots. */
export interface BackDrawEventMap {
  /** There is a network to be trained; again whenever another one took its place. */
  ready: CustomEvent<{ readonly trainer: Trainer }>;
  /** At most 60 times a second while it trains. */
  progress: CustomEvent<Report>;
  /** The points changed. */
  data: CustomEvent<Data>;
  /** Training came to rest: paused, or the steps asked for were done. */
  done: CustomEvent<Report>;
  error: CustomEvent<BackdrawError>;
}

/**
 * <back-draw>: draw points, watch a network learn them. Attributes: lab, spec (JSON, or a permalink's fragment), data,
 * layers ("8,8"), activation, seed, play, controls, locked, height (pixels), theme ("auto", "light", "dark", "contrast"), lang ("en",
 * "de", "es"; else that of the text around); and
 * page: the element is the whole page, so it follows the address's fragment, remembers its state from visit to visit
 * and takes keys when nothing else has the focus.
 *
 * `controls` names what is shown: header, tools, data, network, settings, result, play, step, epoch, reset, speed,
 * figures, loss, accuracy. `locked` alone locks drawing and settings; a list locks what it names, of drawing, data,
 * network and settings. Custom properties --back-draw-* carry colours and sizes.
 */
export interface BackDrawElement extends HTMLElement {
  /** The trainer at work; undefined until the event `ready`. Another structure of the network is another trainer. */
  readonly trainer: Trainer | undefined;
  /** The network as it is wanted now. May be assigned: a spec, or what the attribute takes. */
  get spec(): Spec | undefined;
  set spec(spec: Spec | string | undefined);
  play(): void;
  pause(): void;
  /** One training step. */
  step(): void;
  /** Back to the very same initial weights. */
  reset(): void;
  addEventListener<K extends keyof BackDrawEventMap>(
    type: K, listener: (this: BackDrawElement, event: BackDrawEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "back-draw": BackDrawElement;
  }
}
