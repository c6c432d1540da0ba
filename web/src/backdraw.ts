// backdraw.js: what an embedder imports.
export * from "./api";
