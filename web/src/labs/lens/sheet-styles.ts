import { css } from "lit";

/** Where the lens lies over a lab that is loaded on demand. */
export const lensSheetStyles = css`
  .lab > bd-sheet.lens { z-index: 3; min-width: 0; margin-block-end: 12px; }
  .lab.digits > bd-sheet.lens { grid-area: 1 / 2 / 2 / 4; }
  .lab.sequence > bd-sheet.lens { grid-area: side; }
  .lab.sequence[data-lens] { grid-template-columns: minmax(300px, 4fr) minmax(320px, 7fr); }
  .lab[data-lens] > :is(.classes, .result, .side) { visibility: hidden; }
  @container (width < 1000px) {
    .lab.digits > bd-sheet.lens { grid-area: result; min-height: 420px; }
  }
  /* Upright: under the bar, with the drawing in sight and nothing else. */
  @container (width < 640px) {
    .lab[data-lens] > :is(.classes, .result, .side), .lab.digits[data-lens] .pad > :is(.fields, .sets, .aside), .lab.digits[data-lens] .tools .aside { display: none; }
    .lab.sequence[data-lens] .own > :is(.classes, .sets, .writing, .tools:has(.plain):not(:has(.icon))), .lab.sequence[data-lens] .own .tools > .plain { display: none; }
    .lab[data-lens] .frame { width: min(100%, 26cqh); }
    .lab > bd-sheet.lens { z-index: 0; order: 2; flex: 1 0 auto; min-height: 60cqh; max-height: 100cqh; margin: 0 0 4px; }
  }
`;
