/** Fits a canvas to a square of `side` CSS pixels, as sharp as the screen, and gives its cleared context, which is in CSS pixels. */
export function squareContext(canvas: HTMLCanvasElement, side: number): CanvasRenderingContext2D | undefined {
  const ratio = devicePixelRatio;
  canvas.width = canvas.height = Math.round(side * ratio);
  const context = canvas.getContext("2d") ?? undefined;
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
