/** What the result column can show. */
export const resultViews = ["loss", "classes", "layers"] as const;
export type ResultView = (typeof resultViews)[number];
