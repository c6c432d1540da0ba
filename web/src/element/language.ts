import { languageOf } from "../messages";

/** The tag of the language to speak where none was chosen: a page's is the browser's, an embed's that of the text around it. */
export function languageAround(element: Element, page: boolean): string {
  if (page) return navigator.languages.find((tag) => languageOf(tag) !== undefined) ?? "en";
  for (let node: Node | null = element.parentNode; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.hasAttribute("lang")) return node.getAttribute("lang")!;
  }
  return "en";
}
