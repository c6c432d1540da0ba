import { normals } from "../normals";

/** A picture with normally distributed noise, the same each time for the same length. */
export function withNoise(picture: Float32Array, std: number): Float32Array {
  const noise = normals(picture.length);
  return picture.map((ink, i) => ink + std * noise[i]!);
}
