// Numbers as people read them: three significant digits, a true minus sign, powers of ten where zeros would pile up, and
// the marks of a language.

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function raised(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => superscripts[Number(digit)]!);
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** Writes and reads numbers as a language does. */
export class Numbers {
  /** The mark before decimals. */
  readonly decimal: string;
  readonly #counts: Intl.NumberFormat;
  #shares: Intl.NumberFormat | undefined;
  /** By their digits after the point: one costs as much to make as a thousand to use. */
  readonly #percents = new Map<number, Intl.NumberFormat>();

  /** `language`: a BCP 47 tag as "de". */
  constructor(readonly language: string) {
    this.#counts = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    this.decimal = new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === "decimal")!.value;
  }

  /** "0.0312", "−1.25", "12300", "3.1·10⁻⁵"; "∞" and "NaN" for what is not finite. */
  figure(value: number, digits = 3): string {
    if (Number.isNaN(value)) return "NaN";
    const sign = value < 0 ? "−" : "";
    const size = Math.abs(value);
    if (size === Infinity) return `${sign}∞`;
    if (size === 0) return "0";
    if (size < 1e-4 || size >= 1e6) {
      const [mantissa, exponent] = size.toExponential(Math.max(0, digits - 2)).split("e") as [string, string];
      return `${sign}${this.#marked(mantissa)}·10${raised(Number(exponent))}`;
    }
    // Rounded first: 99.96 is 100, not 100.0.
    const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Number(size.toPrecision(digits)))));
    return sign + this.#marked(size.toFixed(Math.min(places, 8)));
  }

  /** A figure without zeros at its end, as round numbers along an axis are. */
  tick(value: number): string {
    const [whole, part] = this.figure(value).split(this.decimal) as [string, string | undefined];
    if (part === undefined) return whole;
    const [, digits, power] = /^(\d*?)0*(\D.*)?$/.exec(part)!;
    return whole + (digits === "" ? "" : this.decimal + digits!) + (power ?? "");
  }

  /** A whole number in groups. */
  count(value: number): string {
    return this.#counts.format(Math.round(value));
  }

  /** A share as a percentage: "98.4%", with no digits "98%"; 0% and 100% are none and all, never nearly so. */
  percent(share: number, digits = 1): string {
    const value = share * 100;
    const whole = value <= 0 || value >= 100;
    const least = 10 ** -digits;
    const places = whole ? 0 : digits;
    const shown = whole ? value : Math.min(100 - least, Math.max(least, value));
    let format = this.#percents.get(places);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.language, { style: "percent", minimumFractionDigits: places, maximumFractionDigits: places });
      this.#percents.set(places, format);
    }
    return format.format(shown / 100);
  }

  /** A share as a percentage to be changed by hand, with a digit after the point at most: "20%", "12.5%". */
  share(value: number): string {
    this.#shares ??= new Intl.NumberFormat(this.language, { style: "percent", maximumFractionDigits: 1 });
    return this.#shares.format(value);
  }

  /** Reads what `share` writes, with its mark or without; NaN for what is no number. */
  readShare(text: string): number {
    return this.read(text.replace("%", "").trim()) / 100;
  }

  /** All digits of a number, to be changed by hand. */
  plain(value: number): string {
    return this.#marked(String(value)).replace(/^-/, "−");
  }

  /** Reads what `plain` writes, and points too; NaN for what is no number. */
  read(text: string): number {
    return text.trim() === "" ? Number.NaN : Number(text.replace(this.decimal, ".").replace("−", "-"));
  }

  #marked(text: string): string {
    return text.replace(".", this.decimal);
  }
}

export const englishNumbers = new Numbers("en");

// For views that speak English alone.

export function figure(value: number, digits?: number): string {
  return englishNumbers.figure(value, digits);
}

export function count(value: number): string {
  return englishNumbers.count(value);
}

export function percent(share: number, digits?: number): string {
  return englishNumbers.percent(share, digits);
}
