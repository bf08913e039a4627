import { useMediaQuery } from '@mantine/hooks';
import type { Metrics } from '@/api/classification';
import { number, shortDay } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { ChartBlock } from './ChartBlock';
import styles from './Classifier.module.css';
import { periodsOf, type Period } from './periods';
import { rate, shareOf } from './words';

function Columns({ periods }: { periods: Period[] }) {
  const highest = Math.max(1, ...periods.map((one) => one.placed));
  const every = Math.ceil(periods.length / 8);
  return (
    <figure className={styles.chart}>
      <div
        className={styles.columns}
        role="img"
        aria-label={periods
          .filter((one) => one.placed > 0)
          .map((one) => `${shortDay(one.from)}: ${number(one.overridden)} of ${number(one.placed)} put elsewhere`)
          .join('; ')}
      >
        {periods.map((one, nth) => (
          <div key={one.from} className={styles.column}>
            <span className={styles.over}>
              {one.overridden > 0 && rate(one.overridden, one.placed).replace(' ', '')}
            </span>
            <span className={styles.placed} style={{ height: `${(100 * one.placed) / highest}%` }}>
              <span style={{ height: `${one.placed === 0 ? 0 : (100 * one.overridden) / one.placed}%` }} />
            </span>
            <span className={styles.of}>{one.placed > 0 && number(one.placed)}</span>
            <span className={styles.day}>{nth % every === 0 && shortDay(one.from)}</span>
          </div>
        ))}
      </div>
      <figcaption>
        <span className={styles.keyOver} /> put elsewhere, in % <span className={styles.keyPlaced} /> placed without
        asking, in cards
      </figcaption>
    </figure>
  );
}

/** How often people put elsewhere what was placed without asking, over time. */
export function DaysBlock({ metrics, until }: { metrics: Metrics; until: string }) {
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const periods = periodsOf(metrics.days, metrics.since, until, narrow ? 10 : undefined);
  const weekly = periods[0]?.days === 7;
  return (
    <ChartBlock
      title="Put elsewhere over time"
      about={`Cards by the ${weekly ? 'week' : 'day'} they came, whenever they were corrected.`}
      chart={<Columns periods={periods} />}
      table={
        <table className={`${table.table} ${table.list}`}>
          <thead>
            <tr>
              <th scope="col">{weekly ? 'Week from' : 'Day'}</th>
              <th scope="col" className={table.number}>
                Judged
              </th>
              <th scope="col" className={table.number}>
                Placed without asking
              </th>
              <th scope="col" className={table.number}>
                Put elsewhere
              </th>
            </tr>
          </thead>
          <tbody>
            {periods
              .filter((one) => one.judged > 0)
              .reverse()
              .map((one) => (
                <tr key={one.from}>
                  <td>{shortDay(one.from)}</td>
                  <td data-label="Judged" className={table.number}>
                    {number(one.judged)}
                  </td>
                  <td data-label="Placed" className={table.number}>
                    {shareOf(one.placed, one.judged)}
                  </td>
                  <td data-label="Put elsewhere" className={table.number}>
                    {shareOf(one.overridden, one.placed)}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      }
    />
  );
}
