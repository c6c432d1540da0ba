// Numbers as people read them: three significant digits, a true minus sign, powers of ten where zeros would pile up.

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function raised(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => superscripts[Number(digit)]!);
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** "0.0312", "−1.25", "12300", "3.1·10⁻⁵"; "∞" and "NaN" for what is not finite. */
export function figure(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "NaN";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}∞`;
  if (size === 0) return "0";
  if (size < 1e-4 || size >= 1e6) {
    const [mantissa, exponent] = size.toExponential(Math.max(0, digits - 2)).split("e") as [string, string];
    return `${sign}${mantissa}·10${raised(Number(exponent))}`;
  }
  // Rounded first: 99.96 is 100, not 100.0.
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Number(size.toPrecision(digits)))));
  return sign + size.toFixed(Math.min(places, 8));
}

/** A whole number in groups of three. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** A share as a percentage: "98.4%", with no digits "98%"; 0% and 100% are none and all, never nearly so. */
export function percent(share: number, digits = 1): string {
  const value = share * 100;
  if (value <= 0 || value >= 100) return `${value.toFixed(0)}%`;
  const least = 10 ** -digits;
  return `${Math.min(100 - least, Math.max(least, value)).toFixed(digits)}%`;
}
