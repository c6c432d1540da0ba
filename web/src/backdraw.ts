// backdraw.js: what an embedder imports. Importing it defines <back-draw>. Its names are those of backdraw-trainer.js, which
// stays a file of its own (build.mjs); types are those of public.ts.
export * from "./api";
import "./element/back-draw";
