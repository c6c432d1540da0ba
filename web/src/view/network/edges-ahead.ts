import { CanvasBeside } from "../canvas-beside";
import { frames } from "../frames";
import type { Surface } from "../surface";
import type { NetworkPainter } from "./painter";
import type { PaintedNetwork } from "./surfaces";

/** The time that a part takes, about; and after which it is painted though no time is left over. */
const partMilliseconds = 4;
const mostMilliseconds = 200;

/**
 * Paints the edges part by part in the time that is left between frames: all at once in a frame they would make it late.
 * Where the browser tells no idle time they are painted in the frame.
 */
export class EdgesAhead {
  readonly #parts: ImageBitmap[] = [];
  readonly #beside = new CanvasBeside();
  #size = "";
  #wanted = 0;
  #again = false;
  #idle = 0;

  constructor(
    readonly painter: NetworkPainter,
    readonly painted: PaintedNetwork,
  ) {}

  /** Paints for the surface, and lets it draw; and once more if it is asked meanwhile, as the numbers are others then. */
  begin(surface: Surface): void {
    this.#again = this.#wanted > 0;
    if (this.#again) return;
    if (!("requestIdleCallback" in globalThis) || surface.width === 0) {
      surface.invalidate();
      return;
    }
    this.#size = sizeOf(surface.canvas);
    this.#wanted = this.painter.edgeParts(this.painted.scene(1));
    this.#goOn(surface);
  }

  /** Draws what was painted, if it is all there and as large as the canvas; there is nothing left of it then. */
  take(context: CanvasRenderingContext2D, surface: Surface): boolean {
    const is = this.#wanted > 0 && this.#parts.length === this.#wanted && this.#size === sizeOf(context.canvas);
    const again = is && this.#again;
    if (is) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      for (const part of this.#parts) context.drawImage(part, 0, 0);
    }
    this.drop();
    if (again) this.begin(surface);
    return is;
  }

  drop(): void {
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
    for (const part of this.#parts) part.close();
    this.#parts.length = this.#wanted = this.#idle = 0;
    this.#again = false;
  }

  #goOn(surface: Surface): void {
    this.#idle = requestIdleCallback((deadline) => {
      this.#idle = 0;
      const context = this.#beside.context(surface);
      if (context === null) {
        this.drop();
        surface.invalidate();
        return;
      }
      while (this.#parts.length < this.#wanted && (deadline.didTimeout || deadline.timeRemaining() > frames().spare(partMilliseconds))) this.#paint(context, surface);
      if (this.#parts.length < this.#wanted) this.#goOn(surface);
      else surface.invalidate();
    }, { timeout: mostMilliseconds });
  }

  #paint(context: OffscreenCanvasRenderingContext2D, { canvas, width }: Surface): void {
    this.painter.paintEdgePart(context, this.painted.scene(canvas.width / width), this.#parts.length + 1);
    this.#parts.push(context.canvas.transferToImageBitmap());
  }
}

function sizeOf({ width, height }: HTMLCanvasElement): string {
  return `${width} ${height}`;
}
