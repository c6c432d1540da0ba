import type { Surface } from "./surface";

/** Kept to paint on beside a surface: many large canvases would have the browser collect its garbage in the midst of frames. */
export class CanvasBeside {
  readonly #canvas = new OffscreenCanvas(1, 1);

  /** As large as the surface, and in CSS pixels as that is; null where the browser gives none. */
  context({ canvas, width, height }: Surface): OffscreenCanvasRenderingContext2D | null {
    const context = this.#canvas.getContext("2d");
    if (this.#canvas.width !== canvas.width) this.#canvas.width = canvas.width;
    if (this.#canvas.height !== canvas.height) this.#canvas.height = canvas.height;
    context?.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    return context;
  }
}
