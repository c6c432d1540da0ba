import type { ImageLensMessages } from "../../../messages/image-lens/en";
import type { ImageLayer } from "../../../view/lens/images";

/** A layer's name, as "3. Convolution"; the picture has no number. */
export function titleOf({ number, type }: Pick<ImageLayer, "number" | "type">, messages: ImageLensMessages): string {
  return number < 0 ? messages.input : `${number + 1}. ${messages.types[type] ?? type}`;
}
