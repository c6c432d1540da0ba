// Formulas as MathML, which browsers set and screen readers read, from a line of text: names, numbers and signs as they
// stand; {…} groups, _ and ^ put the next atom below or above, frac{a}{b} and sqrt{a} are what they say.

const mathML = "http://www.w3.org/1998/Math/MathML";
const token = /\s*(?:(frac|sqrt)(?=\{)|([A-Za-z]+|[α-ωΑ-Ω∂∇])|(\d+(?:\.\d+)?)|([{}_^])|(.))/gu;

type Token = { readonly kind: "function" | "name" | "number" | "mark" | "sign"; readonly text: string };

/** The formula as an element. */
export function formula(text: string): MathMLElement {
  const tokens = [...text.matchAll(token)].map((match): Token => {
    const at = match.slice(1).findIndex((each: string | undefined) => each !== undefined);
    return { kind: (["function", "name", "number", "mark", "sign"] as const)[at]!, text: match[at + 1]! };
  });
  const math = element("math", ...row(tokens));
  math.setAttribute("display", "block");
  return math;
}

function row(tokens: Token[]): MathMLElement[] {
  const all: MathMLElement[] = [];
  while (tokens.length > 0 && tokens[0]?.text !== "}") all.push(atom(tokens));
  return all;
}

/** An atom with what hangs below and above it. */
function atom(tokens: Token[]): MathMLElement {
  const base = bare(tokens);
  const hung: Partial<Record<"_" | "^", MathMLElement>> = {};
  while (tokens[0]?.text === "_" || tokens[0]?.text === "^") hung[tokens.shift()!.text as "_" | "^"] = bare(tokens);
  const { _: below, "^": above } = hung;
  if (below !== undefined && above !== undefined) return element("msubsup", base, below, above);
  if (below !== undefined) return element("msub", base, below);
  return above === undefined ? base : element("msup", base, above);
}

function bare(tokens: Token[]): MathMLElement {
  const first = tokens.shift();
  if (first === undefined) return element("mrow");
  if (first.kind === "function") return first.text === "frac" ? element("mfrac", bare(tokens), bare(tokens)) : element("msqrt", bare(tokens));
  if (first.text === "{") {
    const inside = row(tokens);
    tokens.shift();
    return element("mrow", ...inside);
  }
  const leaf = element({ name: "mi", number: "mn", mark: "mo", sign: "mo", function: "mi" }[first.kind]);
  leaf.textContent = first.text;
  return leaf;
}

function element(name: string, ...children: MathMLElement[]): MathMLElement {
  const made = document.createElementNS(mathML, name);
  made.append(...children);
  return made;
}

