const mostBytes = 32 * 2 ** 20;

export interface ArrivalEvents {
  /** Whether anything is taken now; `path` is where the event went. */
  wants(path: readonly EventTarget[]): boolean;
  text(text: string): void;
  tooLarge(bytes: number): void;
  /** Something is held over the place, or no longer. */
  over(is: boolean): void;
}

/** Text that is pasted into the page, outside of fields, or dropped on `place`, as text or as a file. */
export class Arrivals {
  constructor(
    readonly place: HTMLElement,
    readonly events: ArrivalEvents,
  ) {}

  open(): void {
    addEventListener("paste", this.#pasted);
    this.place.addEventListener("dragover", this.#over);
    this.place.addEventListener("dragleave", this.#left);
    this.place.addEventListener("drop", this.#dropped);
  }

  close(): void {
    removeEventListener("paste", this.#pasted);
    this.place.removeEventListener("dragover", this.#over);
    this.place.removeEventListener("dragleave", this.#left);
    this.place.removeEventListener("drop", this.#dropped);
  }

  async file(file: File): Promise<void> {
    if (file.size > mostBytes) this.events.tooLarge(file.size);
    else this.events.text(await file.text());
  }

  readonly #pasted = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches("input, textarea, select, [contenteditable]")) return;
    if (event.defaultPrevented || !this.events.wants(event.composedPath())) return;
    if (this.#take(event.clipboardData)) event.preventDefault();
  };

  readonly #over = (event: DragEvent): void => {
    const types = event.dataTransfer?.types ?? [];
    if (!this.events.wants(event.composedPath()) || !["Files", "text/plain"].some((type) => types.includes(type))) return;
    event.preventDefault();
    this.events.over(true);
  };

  readonly #left = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node && this.place.shadowRoot?.contains(event.relatedTarget))) this.events.over(false);
  };

  readonly #dropped = (event: DragEvent): void => {
    this.events.over(false);
    if (this.events.wants(event.composedPath()) && this.#take(event.dataTransfer)) event.preventDefault();
  };

  #take(data: DataTransfer | null): boolean {
    const file = data?.files[0];
    const text = data?.getData("text/plain") ?? "";
    if (file !== undefined) void this.file(file);
    else if (text.trim() !== "") this.events.text(text);
    else return false;
    return true;
  }
}
