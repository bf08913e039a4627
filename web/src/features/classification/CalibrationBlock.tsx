import type { CalibrationBin } from '@/api/classification';
import { count, number, percent } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { CalibrationChart } from './CalibrationChart';
import { ChartBlock } from './ChartBlock';
import { shareOf } from './words';

/** Whether it is as often right as it is sure. */
export function CalibrationBlock({ bins }: { bins: CalibrationBin[] }) {
  const all = bins.reduce((sum, bin) => sum + bin.count, 0);
  return (
    <ChartBlock
      title="As right as it is sure"
      about={`${count(all, 'placed card')} that people looked at, by how sure it was.`}
      chart={<CalibrationChart bins={bins} />}
      table={
        <table className={`${table.table} ${table.list}`}>
          <thead>
            <tr>
              <th scope="col">How sure</th>
              <th scope="col" className={table.number}>
                Cards
              </th>
              <th scope="col" className={table.number}>
                Sure on average
              </th>
              <th scope="col" className={table.number}>
                Right
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <td>
                  {Math.round(bin.from * 100)}–{percent(bin.to)}
                </td>
                <td data-label="Cards" className={table.number}>
                  {number(bin.count)}
                </td>
                <td data-label="Sure on average" className={table.number}>
                  {percent(bin.said)}
                </td>
                <td data-label="Right" className={table.number}>
                  {shareOf(Math.round(bin.right * bin.count), bin.count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
