import { outlineOf, type Outline } from "./outline";
import type { Selection } from "./selection";
import type { Position, Press } from "./tools";

/** What presses it: where, by what, and whether the selection is added to (Shift). */
export interface Grip {
  readonly at: Press;
  readonly by: "mouse" | "touch";
  readonly add: boolean;
}

/** A press that goes no farther than this, in the drawing's units, moves nothing. */
const slack = 0.08;

type Holding =
  | { readonly kind: "points"; readonly grip: Grip; readonly hit: number; readonly fresh: boolean; moved: boolean }
  | { readonly kind: "outline"; readonly grip: Grip; readonly way: Position[] };

/**
 * The tool that selects and moves. A press on a point selects it, one beside all points selects none, a drag from there
 * selects what it goes around; a drag of a selected point moves them all. Fingers, which hold no Shift, add by tapping.
 */
export class Hand {
  #holding: Holding | undefined;

  constructor(
    readonly selection: Selection,
    /** The outline while one is drawn. */
    readonly outlined: (outline: Outline | undefined) => void,
  ) {}

  begin(grip: Grip): void {
    const { selection } = this;
    selection.store.settle();
    const hit = selection.at(grip.at, grip.by);
    if (hit === undefined) {
      if (!grip.add) selection.choose([]);
      this.#holding = { kind: "outline", grip, way: [grip.at] };
      return;
    }
    const fresh = !selection.has(hit);
    if (fresh) selection.choose(adds(grip) ? [...selection.numbers, hit] : [hit]);
    selection.hold();
    this.#holding = { kind: "points", grip, hit, fresh, moved: false };
  }

  extend(to: readonly Position[]): void {
    const holding = this.#holding;
    const last = to.at(-1);
    if (holding === undefined || last === undefined) return;
    if (holding.kind === "outline") {
      holding.way.push(...to);
      this.outlined(outlineOf(holding.way));
      return;
    }
    const [dx, dy] = [last.x - holding.grip.at.x, last.y - holding.grip.at.y];
    holding.moved ||= Math.hypot(dx, dy) > slack;
    if (holding.moved) this.selection.move(dx, dy);
  }

  /** Another tool was taken meanwhile: nothing comes of what is held. */
  drop(): void {
    if (this.#holding?.kind === "outline") this.outlined(undefined);
    else if (this.#holding !== undefined) this.selection.settle();
    this.#holding = undefined;
  }

  /** Returns whether there was anything to end. */
  end(): boolean {
    const holding = this.#holding;
    this.#holding = undefined;
    if (holding === undefined) return false;
    if (holding.kind === "outline") {
      this.outlined(undefined);
      if (holding.way.length > 1) this.selection.inside(outlineOf(holding.way), holding.grip.add);
      return true;
    }
    this.selection.settle();
    if (holding.moved || holding.fresh) return true;
    if (adds(holding.grip)) this.selection.toggle(holding.hit);
    else this.selection.choose([holding.hit]);
    return true;
  }
}

function adds({ add, by }: Grip): boolean {
  return add || by === "touch";
}
