/** Which ways of a step are known, so that their formulas may be shown. */
export interface Known {
  readonly forward: boolean;
  readonly backward: boolean;
  readonly update: boolean;
}

/** A node's numbers in a step: before and after its activation, and the loss's gradient by both. */
export interface NodeNumbers {
  readonly z: number;
  readonly a: number;
  readonly dz: number;
  readonly da: number;
  readonly activation: string;
}
