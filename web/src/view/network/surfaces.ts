import type { PaintContext } from "../paint-context";
import { PaintedAhead } from "../painted-ahead";
import { Surface } from "../surface";
import type { EdgesAhead } from "./edges-ahead";
import type { NetworkTarget } from "./model";
import { NetworkPainter, type NetworkScene } from "./painter";

/** What the picture is made of now. */
export interface PaintedNetwork {
  scene(ratio: number): NetworkScene;
  /** What is pointed at, or selected. */
  readonly marked: NetworkTarget | null;
}

/**
 * The picture's canvases: edges and maps apart, since edges cost most and may follow more slowly; and apart from both the
 * edges at what is pointed at, the only ones that a pointer changes.
 */
export class NetworkSurfaces {
  readonly #all: readonly Surface[];
  readonly #edges: Surface;
  readonly #painter = new NetworkPainter();
  #ahead: EdgesAhead | undefined;
  #asked = false;
  readonly #marked: Surface;
  readonly #maps: Surface;
  readonly #mapsAhead: PaintedAhead;

  constructor(root: ParentNode, readonly painted: PaintedNetwork) {
    const painter = this.#painter;
    const canvas = (name: string): HTMLCanvasElement => root.querySelector<HTMLCanvasElement>(`canvas.${name}`)!;
    this.#edges = new Surface(canvas("edges"), (context, _width, _height, ratio) => {
      if (this.#ahead?.take(context, this.#edges) !== true) painter.paintEdges(context, painted.scene(ratio));
    });
    this.#marked = new Surface(canvas("marked"), (context, _width, _height, ratio) => {
      if (painted.marked !== null) painter.paintMarked(context, painted.scene(ratio), painted.marked);
    });
    const paintMaps = (context: PaintContext, _width: number, _height: number, ratio: number): void => { painter.paintUnits(context, painted.scene(ratio)); };
    this.#maps = new Surface(canvas("maps"), (context, width, height, ratio) => {
      if (!this.#mapsAhead.take(context)) paintMaps(context, width, height, ratio);
    });
    this.#mapsAhead = new PaintedAhead(() => this.#maps, paintMaps);
    this.#all = [this.#edges, this.#marked, this.#maps];
  }

  all(): void {
    this.#ahead?.drop();
    this.#mapsAhead.drop();
    for (const surface of this.#all) surface.invalidate();
  }

  /** They have other numbers and are where they were. */
  edges(): void {
    if (this.#ahead === undefined) this.#edges.invalidate();
    else this.#ahead.begin(this.#edges);
    void this.#load();
    this.#marked.invalidate();
  }

  marked(): void { this.#marked.invalidate(); }

  /** They have other numbers. */
  maps(): void { this.#mapsAhead.ask(); }

  dispose(): void {
    this.#ahead?.drop();
    this.#mapsAhead.drop();
    for (const surface of this.#all) surface.dispose();
  }

  /** For numbers that change, which the page's first look has none of. Where it cannot be had, all goes on as before. */
  async #load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const loaded = await import("./edges-ahead").catch(() => undefined);
    if (loaded !== undefined) this.#ahead = new loaded.EdgesAhead(this.#painter, this.painted);
  }
}
