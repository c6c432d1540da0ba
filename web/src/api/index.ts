export { BackdrawError, type ErrorCode } from "./error";
export type * from "./types";
