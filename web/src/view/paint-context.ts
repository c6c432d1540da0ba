/** What can be painted on: a canvas of the page, or one beside it. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
