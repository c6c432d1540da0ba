import { frames } from "../../../view";
import type { Grip } from "../hand";
import type { Press } from "../tools";
import { toDrawing } from "./geometry";

export interface StrokeEvents {
  /** `erase`: by the right button or the other end of a pen, whatever the tool. */
  begin(grip: Grip, erase: boolean): void;
  extend(to: readonly Press[]): void;
  end(): void;
}

const rightButton = 2;
const eraserOfPen = 5;

/** Turns one pointer at a time (mouse, touch or pen) into strokes; every position in between is given. */
export class PointerStrokes {
  #pointer: number | undefined;
  /** What came before a frame that is to change nothing. */
  #kept: Press[] = [];
  #frame = 0;

  constructor(
    readonly canvas: HTMLElement,
    readonly events: StrokeEvents,
  ) {
    canvas.addEventListener("pointerdown", this.#down);
    canvas.addEventListener("pointermove", this.#move);
    canvas.addEventListener("pointerup", this.#up);
    canvas.addEventListener("pointercancel", this.#up);
    canvas.addEventListener("lostpointercapture", this.#up);
    canvas.addEventListener("contextmenu", (event) => { event.preventDefault(); });
  }

  readonly #down = (event: PointerEvent): void => {
    if (this.#pointer !== undefined || ![0, rightButton, eraserOfPen].includes(event.button)) return;
    this.#pointer = event.pointerId;
    this.canvas.setPointerCapture(event.pointerId);
    this.events.begin({ at: this.#position(event), by: event.pointerType === "touch" ? "touch" : "mouse", add: event.shiftKey }, event.button !== 0);
  };

  readonly #move = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    const coalesced = event.getCoalescedEvents();
    this.#kept.push(...(coalesced.length === 0 ? [event] : coalesced).map((each) => this.#position(each)));
    if (this.#frame === 0) this.#frame = frames().soon(() => { this.#extend(); });
  };

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = undefined;
    this.#extend();
    this.events.end();
  };

  #extend(): void {
    frames().cancel(this.#frame);
    this.#frame = 0;
    const kept = this.#kept.splice(0);
    if (kept.length > 0) this.events.extend(kept);
  }

  #position(event: PointerEvent): Press {
    const at = toDrawing(event.clientX, event.clientY, this.canvas.getBoundingClientRect());
    return event.pointerType === "pen" && tellsPressure(event) ? { ...at, pressure: event.pressure } : at;
  }
}

/** Hardware that knows no pressure says one half (Pointer Events Level 3, "pressure"). */
function tellsPressure({ pressure }: PointerEvent): boolean {
  return pressure !== 0 && pressure !== 0.5;
}
