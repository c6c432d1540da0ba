// What the pictures in lessons say; loaded with them.

import { translationOf } from "../languages";

export const englishFigureMessages = {
  untrained: "Not trained yet.",
  notFinite: "Its training stopped: the loss was no longer a finite number.",
  table: "The figures as a table",

  cell: "Cell",
  truncate: "Gradient cut",
  truncateNames: (every: number) => (every === 0 ? "nowhere" : every === 1 ? "at every step" : `every ${every} steps`),
  anotherSequence: "Another sequence",
  memoryState: (epochs: string, accuracy: string) => `Epoch ${epochs}: ${accuracy} of 200 other sequences right.`,
  unrolled: "The network unrolled through time: the bits, the state and the gradient at each step; the table has the figures",
  unrolledExplain: (target: string, decades: string) => `A column is the network at one step. Above the bit, the marked one in a frame (to find: ${target}); under it the state, an LSTM's memory cell, orange above zero and blue below; the bars are the norm of the loss's gradient by that state, over ${decades} powers of ten. Dashed red: the gradient is cut.`,
  unrolledTable: "State and gradient at each step",
  step: "Step",
  bit: "Bit",
  marked: "Marked",
  stateNorm: "Norm of the state",
  gradientNorm: "Norm of the gradient",

  kind: "Second convolution",
  kindNames: { ordinary: "Ordinary", separable: "Depthwise-separable" },
  anotherDigit: "Another digit",
  convolutionState: (epochs: string, accuracy: string) => `Epoch ${epochs}: ${accuracy} of 300 other digits right.`,
  digit: (label: number) => `A digit: ${label}`,
  inputGradient: "Gradient by the picture",
  kernels: "The 8 kernels of the first convolution",
  maps: (layer: number) => `What convolution ${layer} makes of it`,
  convolutionExplain: "A kernel is laid over each place of the picture: its map is strong where the kernel finds what it looks for. In kernels and gradient orange is above zero, blue below: more ink at blue places makes the loss smaller.",
  multiplications: "Multiplications for one digit",
  countedLayers: ["First convolution", "Second convolution", "Output"],
  total: "Together",
};

export type FigureMessages = typeof englishFigureMessages;

/** The texts of the language nearest to a tag as "de-AT"; English where there is none. */
export function figureMessagesFor(tag: string): FigureMessages {
  return translationOf(tag)?.figures ?? englishFigureMessages;
}
