/** Gives the person a file. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has the address by then; a revocation in the same task would race with it.
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}
