import byHand from "./by-hand.md";
import convolution from "./convolution.md";
import deadRelus from "./dead-relus.md";
import gradient from "./gradient.md";
import learningRate from "./learning-rate.md";
import memory from "./memory.md";
import optimizers from "./optimizers.md";
import overfitting from "./overfitting.md";
import vanishing from "./vanishing.md";

/** In the order of the list. */
export const germanLessons: readonly string[] = [byHand, gradient, learningRate, vanishing, deadRelus, optimizers, overfitting, convolution, memory];
