import type { Model } from '@/api/classification';
import type { Stream } from '@/api/types';
import { count, number } from '@/ui/format';

/** "94 %"; what is nearly all or nearly nothing is not rounded to all or nothing. */
export function rate(part: number, whole: number): string {
  if (whole === 0) return '–';
  const share = (100 * part) / whole;
  const whole100 = Math.round(share);
  const near = (whole100 === 100 && part < whole) || (whole100 === 0 && part > 0);
  return `${near ? share.toFixed(1) : whole100} %`;
}

/** "94 % of 52": a share never stands without what it is a share of. */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${rate(part, whole)} of ${number(whole)}`;
}

export function boardWord(streams: Stream[], key: string): string {
  if (key === 'noise') return 'Noise';
  const name = streams.find((one) => one.key === key)?.name;
  return name ?? key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
}

/** Boards as they lie in the rail of tabs, then what lies on none of them. */
export function inBoardOrder(streams: Stream[], keys: Iterable<string>): string[] {
  const order = streams.map(({ key }) => key);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length + (key === 'noise' ? 1 : 0));
  return [...new Set(keys)].sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}

const origins: Record<string, string> = {
  override: 'moved it',
  filed: 'filed it',
  confirmed: 'was asked',
  posted: 'brought it as an example',
};

/** How a lesson was taught, after the name of who did. */
export function originWord(origin: string): string {
  return origins[origin] ?? origin.replaceAll('_', ' ');
}

const sources: Record<string, string> = {
  starter: 'that came with Pebble',
  override: 'from moved cards',
  filed: 'from filed messages',
  confirmed: 'from confirmed cards',
  posted: 'brought as examples',
};

export function examplesOf(model: Model): number {
  return Object.values(model.examples).reduce((sum, one) => sum + one, 0);
}

/** "900 that came with Pebble, 12 from moved cards". */
export function examplesWord(model: Model): string {
  return Object.entries(model.examples)
    .map(([source, many]) => `${number(many)} ${sources[source] ?? source}`)
    .join(', ');
}

export function lessonsWord(lessons: number): string {
  return lessons === 0 ? 'nothing new' : count(lessons, 'new lesson');
}
