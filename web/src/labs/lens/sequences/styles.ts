import { css } from "lit";

export const sequenceLensStyles = css`
  .cut { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
  .cut label { display: flex; flex: 1 1 180px; align-items: center; gap: 8px; }
  .cut input { flex: 1; min-width: 96px; height: var(--back-draw-target); accent-color: var(--back-draw-accent); }
  .cut output { min-width: 104px; }
  bd-unrolled { margin-bottom: 8px; }
  .detail .scroll { display: flex; flex-wrap: wrap; align-items: start; gap: 0 20px; }
  .detail table { width: auto; flex: 1 1 auto; }
  .detail .state { flex: 0 1 auto; }
  tr.target th, tr.target td { font-weight: 600; }
  .scroll table { margin-bottom: 8px; }
  details .scroll { max-height: 360px; overflow: auto; }
`;
