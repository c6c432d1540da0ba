/** A formula cut where a line may end: before = + and the like on its own level, at wide gaps, and long products before their factors. MathML of browsers breaks no lines. */
export function piecesOf(tex: string): string[] {
  return cut(tex, joins).flatMap((piece) => (seen(piece) > longest ? cut(piece, factors) : [piece]));
}

const joins = new Set(["=", "+", "\\odot", "\\leftarrow"]);
const factors = new Set(["\\cdot", "\\,"]);
/** About so many characters have room on a phone. */
const longest = 22;

/** About so many characters are seen. */
function seen(tex: string): number {
  return tex.replace(/\\begin.*\\end\{\w+\}|\\[a-zA-Z]+|[{}\s_^\\]/g, "").length;
}

function cut(tex: string, before: ReadonlySet<string>): string[] {
  const pieces: string[] = [];
  let [depth, piece] = [0, ""];
  const end = (): void => {
    if (piece.trim() !== "") pieces.push(piece.trim());
    piece = "";
  };
  // A power of ten belongs to its number.
  for (const [token] of tex.matchAll(/\\begin\{\w+\}|\\end\{\w+\}|\\cdot 10\^|\\[a-zA-Z]+|\\.|\s+|[^\\\s]/g)) {
    const gap = token === "\\qquad" && depth === 0;
    if (depth === 0 && (gap || before.has(token))) end();
    if (/^(\{|\\begin\b.*|\\left)$/.test(token)) depth++;
    if (/^(\}|\\end\b.*|\\right)$/.test(token)) depth--;
    if (gap) piece = "\\quad ";
    if (gap || (token === "\\," && piece === "")) continue;
    // Behind nothing a sign would stand as one of a number.
    piece += piece === "" && before.has(token) ? `{}${token}` : token;
  }
  end();
  return pieces;
}
