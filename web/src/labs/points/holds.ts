import { field, Unreadable, type Field, type Row } from "../../state/field";

// Single weights and units that are switched off, or held as they are, by their place in the picture: column 0 has the
// features, column 1 the first layer. A unit is "1.3", the weight to it from input 0 is "1.3.0", its bias "1.3.b".

const place = /^\d{1,3}\.\d{1,4}(\.(\d{1,4}|b))?$/;
const most = 5000;

export function holds(row?: Row): Field<readonly string[]> {
  return field<readonly string[]>(
    {
      initial: [],
      read(text) {
        const places = text === "" ? [] : text.split(",");
        const wrong = places.find((each) => !place.test(each));
        if (wrong !== undefined || places.length > most) throw new Unreadable(wrong ?? text, { kind: "list", most, of: { kind: "choice", choices: ["1.3", "1.3.0", "1.3.b"] } });
        return places;
      },
      write: (value) => value.join(","),
      same: (a, b) => a.join() === b.join(),
    },
    row,
  );
}

export function unitPlace(column: number, unit: number): string {
  return `${column}.${unit}`;
}

export function weightPlace(column: number, to: number, from: number | null): string {
  return `${column}.${to}.${from ?? "b"}`;
}

/** The list with a place put in or taken out. */
export function withPlace(places: readonly string[], changed: string, present: boolean): readonly string[] {
  const others = places.filter((each) => each !== changed);
  return present ? [...others, changed] : others;
}
