import type { CalibrationBin } from '@/api/classification';
import { number, percent } from '@/ui/format';
import styles from './Classifier.module.css';

const left = 44;
const step = 32;
const top = 26;
const height = 168;
const width = left + 10 * step + 16;
const bottom = top + height;

const y = (share: number) => bottom - share * height;

/** A bar is how often it was right; the mark across it is how sure it was. */
export function CalibrationChart({ bins }: { bins: CalibrationBin[] }) {
  return (
    <figure className={styles.chart}>
      <svg
        viewBox={`0 0 ${width} ${bottom + 56}`}
        role="img"
        aria-label={bins
          .map((bin) => `${percent(bin.said)} sure: right ${percent(bin.right)} of ${number(bin.count)}`)
          .join('; ')}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className={styles.grid} x1={left} x2={width - 16} y1={y(share)} y2={y(share)} />
            <text className={styles.tick} x={left - 6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {bins.map((bin) => {
          const x = left + bin.from * 10 * step;
          return (
            <g key={bin.from}>
              <rect
                className={styles.rightBar}
                x={x + 4}
                width={step - 8}
                y={y(bin.right)}
                height={bin.right * height}
                rx={2}
              />
              <line className={styles.halo} x1={x + 1} x2={x + step - 1} y1={y(bin.said)} y2={y(bin.said)} />
              <line className={styles.sure} x1={x + 1} x2={x + step - 1} y1={y(bin.said)} y2={y(bin.said)} />
              <text
                className={styles.value}
                x={x + step / 2}
                y={Math.min(y(bin.right), y(bin.said)) - 5}
                textAnchor="middle"
              >
                {Math.round(bin.right * 100)}
              </text>
              <text className={styles.tick} x={x + step / 2} y={bottom + 32} textAnchor="middle">
                {number(bin.count)}
              </text>
            </g>
          );
        })}
        {Array.from({ length: 11 }, (_, nth) => (
          <text key={nth} className={styles.tick} x={left + nth * step} y={bottom + 15} textAnchor="middle">
            {nth * 10}
          </text>
        ))}
        <text className={styles.tick} x={left - 6} y={bottom + 32} textAnchor="end">
          Cards
        </text>
        <text className={styles.tick} x={left + 5 * step} y={bottom + 50} textAnchor="middle">
          How sure it was, in %
        </text>
      </svg>
      <figcaption>
        <span className={styles.keyBar} /> right, in % <span className={styles.keyLine} /> how sure it was
      </figcaption>
    </figure>
  );
}
