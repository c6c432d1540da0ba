// What the points lab says about points, data sets, tables and sharing.

const points = (count: number): string => (count === 1 ? "1 point" : `${count} points`);

export const englishPointsMessages = {
  // Selecting and moving
  selectKeys:
    "Arrow keys move a cursor, Enter selects the point there, Ctrl+A selects all. Then arrow keys move what is selected, Delete removes it, 1 to 8 give it another class, Escape unselects it.",
  selected: (count: number) => (count === 0 ? "Nothing selected" : `${points(count)} selected`),
  moved: (count: number, x: string, y: string) => `${points(count)} moved, the middle to ${x}, ${y}`,
  removed: (count: number, left: string) => `${points(count)} removed; ${left} left`,
  given: (count: number, what: string) => `${points(count)} now ${what}`,
  noneHere: (x: string, y: string) => `No point at ${x}, ${y}`,
  value: (number: string) => `value ${number}`,
  toValues: "Numbers instead of classes",
  toClasses: "Classes instead of numbers",
  balance: "Share of class 1",
  balanceExplain: "How many of the points are of the first class. Where one class is rare, accuracy flatters: look at the confusion matrix.",
  even: "even",
  labelNoise: "Wrong labels",
  labelNoiseExplain: "This share of the points is given another class by chance. A network that learns them by heart draws islands around them.",

  // Tables
  table: "Your own table",
  tableExplain: "Paste, drop or open a table: commas, tabs or semicolons, with or without a first line of names. Two columns of numbers become the place, one the class or number to learn.",
  tablePaste: "Table to read",
  tablePlaceholder: "x,y,class\n1.5,-2,red\n-3,0.5,blue",
  tableUse: "Use these lines",
  tableFile: "Open a file",
  tableDownload: "Download points",
  tableDrop: "Drop the table here",
  tableRead: (count: number) => `${points(count)} from the table.`,
  tableFault: (sentence: string) => `The table cannot be used: ${sentence}. Your points are still here.`,
  tableNarrow: "The table cannot be used: it has one column of numbers, want two for the place. Your points are still here.",
  tableTooLarge: "The table cannot be used: it is larger than 16 MB. Your points are still here.",
  tableScaled: (column: string, from: string, to: string) => `${column} goes from ${from} to ${to}: it was stretched to fit.`,
  tableClassesLeft: (count: number, lost: number) => `There is room for eight classes: ${count === 1 ? "the rarest" : `the ${count} rarest`} with ${points(lost)} were left out.`,
  tablePointsLeft: (count: string) => `There is no room for the last ${count} lines.`,
  tableColumnsLeft: (names: string) => `Left out because they are text: ${names}.`,
  tableBad: (count: number) => (count === 1 ? "1 line was left out:" : `${count} lines were left out:`),
  tableMoreBad: (count: number) => `and ${count} more`,
  tableX: "Across",
  tableY: "Up",
  tableTarget: "To learn",
  tableKind: "as",
  tableKinds: { classes: "Classes", numbers: "Numbers" },

  // Sharing
  link: "Link",
  picture: "Pictures and figures",
  pictureExplain: "What the drawing shows now, and the losses of this run, epoch by epoch.",
  png: "PNG picture",
  svg: "SVG picture",
  curve: "Loss curve as CSV",
  spec: "Network as JSON",
  specExplain: "The spec that createTrainer takes. Write or paste another one here to train it on these points.",
  specCopy: "Copy JSON",
  specUse: "Use this network",

  remove: (count: number) => `Remove ${points(count)} selected`,
};
