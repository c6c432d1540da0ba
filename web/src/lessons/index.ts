import byHand from "./en/by-hand.md";
import convolution from "./en/convolution.md";
import deadRelus from "./en/dead-relus.md";
import gradient from "./en/gradient.md";
import learningRate from "./en/learning-rate.md";
import memory from "./en/memory.md";
import optimizers from "./en/optimizers.md";
import overfitting from "./en/overfitting.md";
import vanishing from "./en/vanishing.md";
import { parseLesson, type Lesson } from "./parse";

const texts: Readonly<Record<string, readonly string[]>> = {
  en: [byHand, gradient, learningRate, vanishing, deadRelus, optimizers, overfitting, convolution, memory],
};

/** The lessons in the language nearest to a tag as "de-AT", in their order. */
export function lessonsFor(tag: string): Lesson[] {
  return (texts[tag.toLowerCase()] ?? texts[tag.toLowerCase().split("-")[0]!] ?? texts["en"]!).map(parseLesson);
}
