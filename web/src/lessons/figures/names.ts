/** The pictures that a page of a lesson can show. */
export const figureNames = ["memory", "convolution"] as const;
export type FigureName = (typeof figureNames)[number];
