import { Surface } from "../surface";
import { EdgesAhead } from "./edges-ahead";
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
  readonly #ahead: EdgesAhead;
  readonly #marked: Surface;
  readonly #maps: Surface;

  constructor(root: ParentNode, painted: PaintedNetwork) {
    const painter = new NetworkPainter();
    const canvas = (name: string): HTMLCanvasElement => root.querySelector<HTMLCanvasElement>(`canvas.${name}`)!;
    const ahead = (this.#ahead = new EdgesAhead(painter, painted));
    this.#edges = new Surface(canvas("edges"), (context, _width, _height, ratio) => {
      if (!ahead.take(context, this.#edges)) painter.paintEdges(context, painted.scene(ratio), null);
    });
    this.#marked = new Surface(canvas("marked"), (context, _width, _height, ratio) => {
      if (painted.marked !== null) painter.paintEdges(context, painted.scene(ratio), painted.marked);
    });
    this.#maps = new Surface(canvas("maps"), (context, _width, _height, ratio) => { painter.paintUnits(context, painted.scene(ratio)); });
    this.#all = [this.#edges, this.#marked, this.#maps];
  }

  all(): void {
    this.#ahead.drop();
    for (const surface of this.#all) surface.invalidate();
  }

  /** They have other numbers and are where they were. */
  edges(): void {
    this.#ahead.begin(this.#edges);
    this.#marked.invalidate();
  }

  marked(): void { this.#marked.invalidate(); }

  maps(): void { this.#maps.invalidate(); }

  dispose(): void {
    this.#ahead.drop();
    for (const surface of this.#all) surface.dispose();
  }
}
