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
  remove: (count: number) => `Remove ${points(count)} selected`,
};
