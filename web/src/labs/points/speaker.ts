import type { Messages } from "../../messages";
import type { Moment } from "../../view";
import type { PointsModel } from "./model";
import type { Position } from "./tools";
import type { Marks } from "./training/wrong-marks";

const quietMilliseconds = 5000;

/** Says the state to screen readers, rarely while training runs and at once when something was done. */
export class Speaker {
  messages!: Messages;
  /** Undefined where no point is to be marked. */
  marks: Marks | undefined;
  #playing = false;
  #spoke = 0;
  /** Where training was when that was last said. */
  #epochs = 0;

  constructor(readonly say: (sentence: string) => void) {}

  hear(playing: boolean, moment: Moment | undefined): void {
    const turned = playing !== this.#playing;
    this.#playing = playing;
    const now = performance.now();
    const epochs = moment?.epochs ?? 0;
    if (!turned && (playing ? now - this.#spoke < quietMilliseconds : epochs === this.#epochs)) return;
    this.#spoke = now;
    this.#epochs = epochs;
    const state = playing ? this.messages.playing : this.messages.paused;
    this.say(`${state}. ${moment === undefined ? this.messages.spoken(this.messages.numbers.count(0), undefined, undefined, undefined) : `${this.#figures(moment)}${this.#wrong()}`}`);
  }

  at({ x, y }: Position): void {
    this.say(this.messages.cursorAt(this.#coordinate(x), this.#coordinate(y)));
  }

  dabbed(model: PointsModel, { x, y }: Position): void {
    const { messages } = this;
    const { tool, class: label, value } = model.store.values;
    const count = messages.drawingState(model.points.x.length);
    const what = this.#target(model, model.points.kind === "values" ? value : label);
    this.say(tool === "eraser" ? messages.erasedAt(this.#coordinate(x), this.#coordinate(y), count) : messages.putAt(what, this.#coordinate(x), this.#coordinate(y)));
  }

  selected(count: number): void {
    this.say(this.messages.points.selected(count));
  }

  noneAt({ x, y }: Position): void {
    this.say(this.messages.points.noneHere(this.#coordinate(x), this.#coordinate(y)));
  }

  moved(count: number, { x, y }: Position): void {
    this.say(this.messages.points.moved(count, this.#coordinate(x), this.#coordinate(y)));
  }

  removed(count: number, left: number): void {
    this.say(this.messages.points.removed(count, this.messages.drawingState(left)));
  }

  given(model: PointsModel, target: number): void {
    this.say(this.messages.points.given(model.selection.size, this.#target(model, target)));
  }

  #target({ points }: PointsModel, target: number): string {
    return points.kind === "values" ? this.messages.points.value(this.#coordinate(target)) : this.messages.className(target + 1);
  }

  #coordinate(value: number): string {
    return this.messages.numbers.plain(Math.round(100 * value) / 100);
  }

  #wrong(): string {
    const { marks } = this;
    return marks === undefined ? "" : `, ${this.messages.points.wrongPoints(marks.count, marks.wrong.length)}`;
  }

  #figures({ epochs, loss, testLoss, testAccuracy, accuracy }: Moment): string {
    const shown = testAccuracy ?? accuracy;
    const { messages } = this;
    return messages.spoken(
      messages.numbers.count(Math.floor(epochs)),
      messages.numbers.figure(loss),
      testLoss === undefined ? undefined : messages.numbers.figure(testLoss),
      shown === undefined ? undefined : messages.numbers.percent(shown, 0),
    );
  }
}
