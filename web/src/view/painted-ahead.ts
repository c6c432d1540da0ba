import type { Surface } from "./surface";

/** A picture that is painted before the frame that shows it: there it takes no longer than a copy. */
export class PaintedAhead {
  #picture: ImageBitmap | undefined;

  /** Paints as large as the surface, whose units are those of `draw`. */
  paint({ canvas, width, height }: Surface, draw: (context: OffscreenCanvasRenderingContext2D) => void): void {
    this.drop();
    if (width === 0 || height === 0) return;
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    if (context === null) return;
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    draw(context);
    this.#picture = context.canvas.transferToImageBitmap();
  }

  /** Draws it where one as large as the canvas is there; there is none then. */
  take(context: CanvasRenderingContext2D): boolean {
    const picture = this.#picture;
    const fits = picture !== undefined && picture.width === context.canvas.width && picture.height === context.canvas.height;
    if (fits) {
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(picture, 0, 0);
      context.restore();
    }
    this.drop();
    return fits;
  }

  drop(): void {
    this.#picture?.close();
    this.#picture = undefined;
  }
}
