// backdraw.js: what an embedder imports. Importing it defines <back-draw>.
export * from "./public";
import "./element/back-draw";
