import { CanvasBeside } from "./canvas-beside";
import type { PaintContext } from "./paint-context";
import { SpareTime } from "./spare-time";
import type { Surface } from "./surface";

type Draw = (context: PaintContext, width: number, height: number, ratio: number) => void;

/** A picture that is painted before the frame that shows it, when there is time: there it takes no longer than a copy. */
export class PaintedAhead {
  #picture: ImageBitmap | undefined;
  readonly #beside = new CanvasBeside();
  readonly #spare = new SpareTime(() => { this.#paint(); });

  /** The surface there is, which draws by `draw` what it cannot `take`. */
  constructor(
    readonly surface: () => Surface | undefined,
    readonly draw: Draw,
  ) {}

  /** What is to be seen is other than it was. */
  ask(): void { this.#spare.ask(); }

  #paint(): void {
    const surface = this.surface();
    if (surface === undefined) return;
    this.#forget();
    const { canvas, width, height } = surface;
    if (width === 0 || height === 0) return;
    const context = this.#beside.context(surface);
    if (context !== null) {
      this.draw(context, width, height, canvas.width / width);
      this.#picture = context.canvas.transferToImageBitmap();
    }
    surface.invalidate();
  }

  /** Draws it where one as large as the canvas is there, alone on it; there is none then. */
  take(context: CanvasRenderingContext2D): boolean {
    const picture = this.#picture;
    const fits = picture !== undefined && picture.width === context.canvas.width && picture.height === context.canvas.height;
    if (fits) {
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = "copy";
      context.drawImage(picture, 0, 0);
      context.restore();
    }
    this.#forget();
    return fits;
  }

  drop(): void {
    this.#spare.drop();
    this.#forget();
  }

  #forget(): void {
    this.#picture?.close();
    this.#picture = undefined;
  }
}
