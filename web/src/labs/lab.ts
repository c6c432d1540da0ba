import type { LitElement, TemplateResult } from "lit";
import type { Spec, Trainer } from "../api";
import type { Messages } from "../messages";
import type { Table, Values } from "../state/field";
import type { Store } from "../state/store";
import type { KeptModel } from "./kept-models";

/** What <back-draw> asks of the element of a lab that is loaded on demand. */
export interface LabElement extends LitElement {
  readonly trainer: Trainer | undefined;
  readonly spec: Spec | undefined;
  readonly playing: boolean;
  play(): void;
  pause(): void;
  step(): void;
  epoch(): void;
  reset(): void;
  undo(): void;
  redo(): void;
  /** What its network learnt, although it is to be another the next moment; undefined where that is nothing. */
  learnt(): Promise<KeptModel | undefined>;
  /** Goes on from what was learnt, once a network of its kind is there. */
  bring(model: KeptModel): void;
  /** Opens and closes the look into a step of its network, where it has one: then its state has the row `lens`. */
  lens?(): void;
  /** A number key: the class of that name or, where there is none, the one in that place, 0 the tenth. */
  chooseClass?(label: number, name: string): void;
}

/** Where a lab is shown, and what of it. */
export interface LabPlace {
  /** Nobody looks at it otherwise, and it pauses. */
  readonly seen: boolean;
  /** The element is the whole page. */
  readonly page: boolean;
  /** The attributes of these names; "no" is `locked` left out. */
  readonly controls: string;
  readonly locked: string;
}

/** A key, and what it does. */
export type KeyRow = readonly string[];

/** What the module of a lab that is loaded on demand exports as `lab`. */
export interface LabModule<T extends Table = Table> {
  /** Its state; the row `lab` names it. */
  readonly table: T;
  /** The lab's element, a LabElement, with the attribute data-lab-element. */
  view(store: Store<T>, common: Messages, place: LabPlace): TemplateResult;
  /** What keys do in it beside those of every lab; a key of the same name does this instead. */
  keys(store: Store<T>, common: Messages): readonly KeyRow[];
  /** Under which name what is learnt is kept while its state is that. */
  keptAs(values: Values<T>): string;
  /** What a link of it holds; without this it offers none. */
  linkSentence?(common: Messages): string;
}
