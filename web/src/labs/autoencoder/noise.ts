/** Noise of the normal distribution by the method of G. Box and M. Muller (1958), the same each time for the same length. */
export function withNoise(picture: Float32Array, std: number): Float32Array {
  let state = 0x9e3779b9;
  // Xorshift of G. Marsaglia (2003).
  const uniform = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  return picture.map((ink) => ink + std * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}
