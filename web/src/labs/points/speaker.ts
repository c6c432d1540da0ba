import type { Messages } from "../../messages";
import type { Moment } from "../../view";
import type { PointsModel } from "./model";
import type { Position } from "./tools";

const quietMilliseconds = 5000;

/** Says the state to screen readers, rarely while training runs and at once when something was done. */
export class Speaker {
  messages!: Messages;
  #playing = false;
  #spoke = 0;

  constructor(readonly say: (sentence: string) => void) {}

  hear(playing: boolean, moment: Moment | undefined): void {
    const turned = playing !== this.#playing;
    this.#playing = playing;
    const now = performance.now();
    if (!turned && (!playing || now - this.#spoke < quietMilliseconds)) return;
    this.#spoke = now;
    const state = playing ? this.messages.playing : this.messages.paused;
    this.say(moment === undefined ? state : `${state}. ${this.#figures(moment)}`);
  }

  at({ x, y }: Position): void {
    this.say(this.messages.cursorAt(coordinate(x), coordinate(y)));
  }

  dabbed(model: PointsModel, { x, y }: Position): void {
    const { messages } = this;
    const { tool, class: label, value } = model.store.values;
    const count = messages.drawingState(model.points.x.length);
    const what = this.#target(model, model.points.kind === "values" ? value : label);
    this.say(tool === "eraser" ? messages.erasedAt(coordinate(x), coordinate(y), count) : messages.putAt(what, coordinate(x), coordinate(y)));
  }

  selected(count: number): void {
    this.say(this.messages.points.selected(count));
  }

  noneAt({ x, y }: Position): void {
    this.say(this.messages.points.noneHere(coordinate(x), coordinate(y)));
  }

  moved(count: number, { x, y }: Position): void {
    this.say(this.messages.points.moved(count, coordinate(x), coordinate(y)));
  }

  removed(count: number, left: number): void {
    this.say(this.messages.points.removed(count, this.messages.drawingState(left)));
  }

  given(model: PointsModel, target: number): void {
    this.say(this.messages.points.given(model.selection.size, this.#target(model, target)));
  }

  #target({ points }: PointsModel, target: number): string {
    return points.kind === "values" ? this.messages.points.value(coordinate(target)) : this.messages.className(target + 1);
  }

  #figures({ epochs, loss, testLoss, testAccuracy, accuracy }: Moment): string {
    const shown = testAccuracy ?? accuracy;
    return this.messages.spoken(
      String(Math.floor(epochs)),
      loss.toFixed(3),
      testLoss?.toFixed(3),
      shown === undefined ? undefined : `${Math.round(100 * shown)}%`,
    );
  }
}

function coordinate(value: number): string {
  return String(Math.round(100 * value) / 100).replace("-", "−");
}
