// All that backdraw.js offers by name; backdraw.d.ts is made from it.
export * from "./api";
export type * from "./element/public";
