import type { FieldResult, Trainer } from "../../api";
import { sameTarget, type NetworkElement, type NetworkTarget } from "../../view";
import { shownField } from "./field-look";
import type { PointsModel } from "./model";
import type { Points } from "./points";
import { cardUnit, columnLayers, mappedLayers, type NetworkNumbers } from "./network-columns";
import type { ResultElement } from "./result/bd-result";
import type { Refresher } from "./refresher";
import { LiveLayers } from "./result/live-layers";
import type { Drawing } from "./surface/drawing";
import { meaningOf, type Answers } from "./training/answers";
import { LiveAnswers } from "./training/live-answers";
import { LiveMaps, type Shown } from "./training/live-maps";
import { LiveUnit } from "./training/live-unit";
import { marksOf, sameMarks, type Marks } from "./training/wrong-marks";

/** Where live numbers are shown; what CSS hides need not be computed. */
export interface LivePlaces {
  readonly drawing: () => Drawing;
  readonly picture: () => NetworkElement | null;
  readonly result: () => ResultElement | null;
  readonly lens: () => { moved(): void } | null;
  /** What a card is open for. */
  readonly card: () => NetworkTarget | null;
  /** What the pointer or a card is at. */
  readonly target: () => NetworkTarget | null;
  readonly numbers: (numbers: NetworkNumbers) => void;
  readonly marked: (marks: Marks | undefined) => void;
}

const hurriedFieldSize = 100;
/** At rest there is time for more. */
const restingFieldSize = 200;

/** Keeps field, unit maps, answers and layers' figures at the trainer's newest weights. */
export class LiveViews {
  readonly #maps: LiveMaps;
  readonly #answers: Refresher;
  readonly #layers: Refresher;
  readonly #unit: Refresher;
  #carded: NetworkTarget | null = null;
  #given: Answers | undefined;
  #marks: Marks | undefined;
  /** Asked for at every look at the page, and the same until there are other answers or points. */
  #judged: { readonly given: Answers; readonly points: Points; readonly marks: Marks } | undefined;
  #field: { readonly field: FieldResult; readonly of: Shown } | undefined;
  #ground = "";

  constructor(
    readonly model: PointsModel,
    readonly places: LivePlaces,
  ) {
    const isVisible = (element: HTMLElement | null): boolean => element !== null && element.offsetWidth > 0;
    const shown = (): Shown => this.shown;
    this.#maps = new LiveMaps({
      get trainer(): Trainer | undefined { return model.trainer; },
      get fieldVisible() { return isVisible(places.drawing()); },
      // The lens lies over the picture.
      get mapsVisible() { return !model.store.values.lens && isVisible(places.picture()); },
      get moving() { return model.stepping; },
      fieldSize: (wanted) => (wanted || model.playing ? hurriedFieldSize : restingFieldSize),
      get shown() { return shown(); },
      get mappedLayers() { return mappedLayers(model.spec); },
      field: (field, of) => {
        this.#field = { field, of };
        this.#showField();
      },
      maps: (maps, parameters) => { places.numbers({ maps, parameters }); },
    });
    this.#answers = new LiveAnswers({
      get trainer(): Trainer | undefined { return model.trainer; },
      get visible() { return isVisible(places.drawing()) || places.result()?.seen === "classes"; },
      get points() { return model.points; },
      get isTest() { return model.isTest; },
      show: (answers) => { this.#show(answers); },
    }).refresher;
    this.#unit = new LiveUnit({
      get trainer(): Trainer | undefined { return model.trainer; },
      get points() { return model.points; },
      get unit() { return cardUnit(model, places.card()); },
      show: (activations) => {
        const picture = places.picture();
        if (picture !== null) picture.activations = activations;
      },
    }).refresher;
    this.#layers = new LiveLayers({
      get trainer(): Trainer | undefined { return model.trainer; },
      get visible() { return places.result()?.seen === "layers"; },
      get examples() { return model.examples; },
      show: (layers) => {
        const result = places.result();
        if (result !== null) result.layers = layers;
      },
    }).refresher;
  }

  /** What the drawing shows: the output, or the unit that is looked at. */
  get shown(): Shown {
    const target = this.places.target();
    const layers = columnLayers(this.model.spec);
    if (target?.kind !== "unit" || target.column === 0 || target.column >= layers.length) return "output";
    const layer = layers[target.column - 1];
    return layer === undefined ? "output" : { layer, unit: target.unit };
  }

  /** Which points the network takes for another class; undefined where none is to be marked, as before training. */
  get marks(): Marks | undefined {
    const { model } = this;
    const { marks } = model.store.values;
    if (!marks || this.#given === undefined || model.moment === undefined || model.points.kind === "values") return undefined;
    if (this.#judged?.given !== this.#given || this.#judged.points !== model.points)
      this.#judged = { given: this.#given, points: model.points, marks: marksOf(this.#given, model.points) };
    return this.#judged.marks;
  }

  moved(): void {
    this.places.lens()?.moved();
    this.#maps.moved();
    this.#answers.moved();
    this.#layers.moved();
    this.#unit.moved();
  }

  /** Something else is pointed at: the weights are what they were. */
  pointed(): void {
    this.#maps.pointed();
    const card = this.places.card();
    if (sameTarget(card, this.#carded)) return;
    this.#carded = card;
    const picture = this.places.picture();
    if (picture !== null) picture.activations = cardUnit(this.model, card) === undefined ? null : undefined;
    this.#unit.moved();
  }

  /** Something may be seen now that was not. */
  looked(): void {
    this.#mark();
    const { boundary, hatched } = this.model.store.values;
    if (this.#ground !== `${boundary} ${hatched}`) this.#showField();
    this.#maps.looked();
    this.#answers.looked();
    this.#layers.looked();
  }

  close(): void {
    this.#maps.close();
    this.#answers.close();
    this.#layers.close();
    this.#unit.close();
  }

  #show(answers: Answers | undefined): void {
    const result = this.places.result();
    if (result !== null) result.answers = answers;
    this.#given = answers;
    this.#mark();
  }

  /** The points are drawn anew only if a mark came or went. */
  #mark(): void {
    const { marks } = this;
    if (sameMarks(marks, this.#marks)) return;
    this.#marks = marks;
    this.places.marked(marks);
  }

  #showField(): void {
    const { head, spec, store: { values: { boundary, hatched } } } = this.model;
    this.#ground = `${boundary} ${hatched}`;
    if (this.#field === undefined) return;
    const { field, of } = this.#field;
    const scale = (): number => field.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
    this.places.drawing().showField(of === "output"
      ? shownField(field, { head, boundary, hatched, threshold: meaningOf(spec).threshold })
      : { field, look: { meaning: { kind: "numbers", scale: scale() } } });
  }
}
