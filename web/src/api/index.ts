export { createTrainer } from "./create";
export { BackdrawError, type ErrorCode } from "./error";
export type * from "./types";
export { makeData, type DataName, type DataRecipe, type MadeData, type MakeData } from "./make-data";
export { normalizeImage, pictureSide, rasterizeDrawing, refineDigits, varyPictures, type DrawnStrokes, type GreyImage, type Variation } from "./pictures";
export { readTable, type ReadTable, type Table, type TableOptions } from "./read-table";
export { preload } from "./preload";
export { loadProduct, type Product } from "./product";
