import { frames } from "./frames";

/**
 * Draws on a cleared canvas whose context is in CSS pixels; `ratio` is device pixels to one of them. Where the surface
 * keeps what it has, `kept` says that all drawn before is there still.
 */
export type Draw = (context: CanvasRenderingContext2D, width: number, height: number, ratio: number, kept: boolean) => void;

/**
 * Keeps a canvas as sharp as the screen (its bitmap has one pixel for each device pixel of its box) and draws it at
 * most once a frame, and only after `invalidate` or a change of size. CSS decides how large the canvas is.
 */
export class Surface {
  #frame = 0;
  #width = 0;
  #height = 0;
  #kept = false;
  readonly #context: CanvasRenderingContext2D;
  readonly #observer = new ResizeObserver((entries) => { this.#measure(entries.at(-1)!); });

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly draw: Draw,
    /** What it has is left to be drawn on, until a change of size clears it. */
    private readonly keeps = false,
  ) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("the browser gives no 2-D canvas context");
    this.#context = context;
    canvas.addEventListener("contextrestored", this.#restored);
    try {
      this.#observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      this.#observer.observe(canvas);
    }
  }

  /** In CSS pixels. */
  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  /** Asks for a new drawing in the next frame. */
  invalidate(): void {
    if (this.#frame === 0) this.#frame = frames().request(() => { this.paint(); });
  }

  /** Draws now: for what must be in the very frame of an input event. */
  paint(): void {
    if (this.#frame !== 0) frames().cancel(this.#frame);
    this.#frame = 0;
    if (this.#width === 0 || this.#height === 0) return;
    const ratio = this.canvas.width / this.#width;
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    if (!this.keeps) this.#context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.#context.setTransform(ratio, 0, 0, this.canvas.height / this.#height, 0, 0);
    this.draw(this.#context, this.#width, this.#height, ratio, this.#kept);
    this.#kept = this.keeps;
  }

  dispose(): void {
    this.#observer.disconnect();
    this.canvas.removeEventListener("contextrestored", this.#restored);
    if (this.#frame !== 0) frames().cancel(this.#frame);
    this.#frame = 0;
  }

  /** The browser had taken its bitmap away, as when the graphics process ends. */
  readonly #restored = (): void => {
    this.#kept = false;
    this.invalidate();
  };

  #measure(entry: ResizeObserverEntry): void {
    const { width, height } = entry.contentRect;
    // Safari has no device-pixel-content-box, and an emulated screen may not be in it.
    const exact = (entry as Partial<ResizeObserverEntry>).devicePixelContentBoxSize?.[0];
    const deviceWidth = nearest(exact?.inlineSize, width * devicePixelRatio);
    const deviceHeight = nearest(exact?.blockSize, height * devicePixelRatio);
    this.#width = width;
    this.#height = height;
    if (this.canvas.width !== deviceWidth) this.canvas.width = deviceWidth;
    if (this.canvas.height !== deviceHeight) this.canvas.height = deviceHeight;
    this.#kept = false;
    // A resized bitmap is empty: it is filled before the frame is shown.
    this.paint();
  }
}

/** The exact number of pixels, where it is that of the screen. */
function nearest(exact: number | undefined, computed: number): number {
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : Math.round(computed);
}
