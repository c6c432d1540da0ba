/** To begin with: "The House That Jack Built", traditional, first printed in 1755; in the public domain. */
const lines = [
  ["house", "Jack built"],
  ["malt", "lay in"],
  ["rat", "ate"],
  ["cat", "killed"],
  ["dog", "worried"],
  ["cow with the crumpled horn", "tossed"],
  ["maiden all forlorn", "milked"],
  ["man all tattered and torn", "kissed"],
  ["priest all shaven and shorn", "married"],
  ["cock that crowed in the morn", "waked"],
] as const;

export const passage = lines.map((_, last) => {
  const [first] = lines[last]!;
  const rest = Array.from({ length: last }, (_, i) => {
    const at = last - i;
    return `That ${lines[at]![1]} the ${lines[at - 1]![0]}`;
  });
  return [`This is the ${first}`, ...rest, "That Jack built."].join("\n");
}).join("\n\n");
