// backdraw-trainer.js: what backdraw.js offers by name, without the element. It is a quarter of the script, in two files.
export * from "./api";
