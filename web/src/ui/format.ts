/** How times and numbers read; the locale is the person's setting, Indian English unless set. */
let locale = 'en-IN';
let numbers = new Intl.NumberFormat(locale);

export function setLocale(wanted: string | undefined) {
  if (locale === (wanted ?? 'en-IN')) return;
  locale = wanted ?? 'en-IN';
  numbers = new Intl.NumberFormat(locale);
}

/** A format that is kept: making one takes longer than using it, and a board writes hundreds of times. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', options);
}

const formats = {
  clock: format({ hour: '2-digit', minute: '2-digit' }),
  weekday: format({ weekday: 'short' }),
  day: format({ day: 'numeric', month: 'short' }),
  dayOfYear: format({ day: 'numeric', month: 'short', year: 'numeric' }),
  dayAndTime: format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
  full: format({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }),
};

const day = 86_400_000;

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** "14:05" today, "Tue 14:05" within six days, "12 Mar" this year, "12 Mar 2024" before. */
export function shortTime(iso: string | null | undefined, now: Date = new Date()): string {
  if (!iso) return '';
  const at = new Date(iso);
  const days = Math.round((startOfDay(now) - startOfDay(at)) / day);
  if (days === 0) return formats.clock.format(at);
  if (Math.abs(days) < 7) return `${formats.weekday.format(at)} ${formats.clock.format(at)}`;
  return (at.getFullYear() === now.getFullYear() ? formats.day : formats.dayOfYear).format(at);
}

/** "27 Nov 2026, 13:44": a moment that is kept as it was, whenever it is read. */
export function dayAndTime(iso: string): string {
  return formats.dayAndTime.format(new Date(iso));
}

/** "12 Mar": a day as the calendar has it, wherever it is read. */
export function shortDay(date: string): string {
  return formats.day.format(new Date(`${date}T00:00`));
}

/** The whole moment, for a tooltip. */
export function fullTime(iso: string | null | undefined): string {
  if (!iso) return '';
  return formats.full.format(new Date(iso));
}

/** "now", "12 min", "5 h", "2 d", "3 mo": how long ago, for a card's age. */
export function age(iso: string | null | undefined, now: number = Date.now()): string {
  if (!iso) return '';
  const minutes = Math.floor((now - new Date(iso).getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  const days = Math.floor(minutes / 1440);
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.floor(days / 30)} mo` : `${Math.floor(days / 365)} y`;
}

/** 12,34,567 in India, 1,234,567 elsewhere. */
export function number(value: number): string {
  return numbers.format(value);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "3 cards", "1 card". */
export function count(value: number, one: string, many: string = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** "812 B", "14 kB", "3.2 MB". */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  if (size < 1_000_000) return `${Math.round(size / 1000)} kB`;
  return `${(size / 1_000_000).toFixed(size < 10_000_000 ? 1 : 0)} MB`;
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => (word ?? '').charAt(0).toUpperCase()).join('') || '?';
}
