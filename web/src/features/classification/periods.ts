import type { JudgedDay } from '@/api/classification';

/** A day, or a week where days would be too many to tell apart. */
export interface Period {
  from: string;
  days: number;
  judged: number;
  placed: number;
  overridden: number;
}

const day = 86_400_000;

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The days from `since` to the last, those without mail too; weeks where they are more than `most`. */
export function periodsOf(days: JudgedDay[], since: string, until: string, most = 31): Period[] {
  const first = Date.parse(since.slice(0, 10));
  const last = Date.parse(until.slice(0, 10));
  const length = (last - first) / day + 1 > most ? 7 : 1;
  const periods: Period[] = [];
  for (let at = first; at <= last; at += length * day)
    periods.push({ from: iso(at), days: length, judged: 0, placed: 0, overridden: 0 });
  for (const one of days) {
    const period = periods[Math.floor((Date.parse(one.day) - first) / (length * day))];
    if (!period) continue;
    period.judged += one.judged;
    period.placed += one.placed;
    period.overridden += one.overridden;
  }
  return periods;
}
