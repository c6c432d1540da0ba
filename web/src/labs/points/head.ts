/** What the data ask of the output: so many classes, or one number. */
export type Head = { readonly kind: "classes"; readonly classes: number } | { readonly kind: "values" };

/** Whether the same network serves both: up to two classes are told apart by the same outputs. */
export function sameHead(a: Head, b: Head): boolean {
  if (a.kind === "values" || b.kind === "values") return a.kind === b.kind;
  return Math.max(2, a.classes) === Math.max(2, b.classes);
}

/**
 * What points ask of the output that is there. Those that are not all there, as none or those of a set on its way, ask for
 * no less: they may be back, and with them what is learnt.
 */
export function neededHead(wanted: Head, there: Head, isWhole: boolean): Head {
  const less = wanted.kind === "classes" && there.kind === "classes" && wanted.classes < there.classes;
  return less && !isWhole ? there : wanted;
}
