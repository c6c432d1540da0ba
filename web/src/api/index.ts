export { BackdrawError, type ErrorCode } from "./error";
export type * from "./types";
export type * from "./make-data";
