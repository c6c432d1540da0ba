/** Numbers of the standard normal distribution by the method of G. Box and M. Muller (1958), the same each time for the same seed. */
export function normals(count: number, seed = 0): Float32Array {
  let state = 0x9e3779b9 ^ Math.imul(seed, 0x85ebca6b);
  // Xorshift of G. Marsaglia (2003), which never leaves 0.
  if (state === 0) state = 1;
  const uniform = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  return Float32Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}
