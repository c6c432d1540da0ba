import { field, Unreadable, type Field, type Row } from "./field";
import { readNumber, type Range } from "./kinds";

/** Numbers by name, those alone that were chosen: what is left out has its default. */
export type Settings<N extends string> = Readonly<Partial<Record<N, number>>>;

/** Written "beta1(0.8),beta2(0.99)", in the order of `ranges`; `narrower` are those that what else was read leaves. */
export function settings<const N extends string>(
  ranges: Readonly<Record<N, Range>>, row?: Row, narrower: (others: Readonly<Record<string, unknown>>) => Readonly<Record<N, Range>> = () => ranges,
): Field<Settings<N>> {
  const names = Object.keys(ranges) as N[];
  const write = (value: Settings<N>): string =>
    names.flatMap((name) => (value[name] === undefined ? [] : [`${name}(${value[name]})`])).join(",");
  return field<Settings<N>>(
    {
      initial: {} as Settings<N>,
      read(text) {
        const read: Partial<Record<N, number>> = {};
        for (const part of text.split(",").filter((each) => each !== "")) {
          const [, name, number] = /^(\w+)\((.*)\)$/.exec(part) ?? [];
          const known = names.find((each) => each === name);
          if (known === undefined || number === undefined) throw new Unreadable(part, { kind: "choice", choices: names.map((each) => `${each}(…)`) });
          read[known] = readNumber(number, ranges[known]);
        }
        return read;
      },
      write,
      same: (a, b) => write(a) === write(b),
      fits(value, others) {
        const within = narrower(others);
        for (const name of names) if (value[name] !== undefined) readNumber(String(value[name]), within[name]);
      },
    },
    row,
  );
}
