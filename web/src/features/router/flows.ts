import type { Counters, MailboxDefault, Went } from '@/api/router';

/** One way from a mailbox to a board, as a curve of its width. */
export interface Flow {
  mailbox: string;
  to: string;
  path: string;
  width: number;
  /** The way that mail takes when no rule places it; drawn though nothing has gone it yet. */
  isDefault: boolean;
}

const streamHeight = 44;
const widest = 26;

export function heightOf(mailboxes: number, streams: number): number {
  // Many stand closer, so that they are still seen at once.
  return Math.max(mailboxes * (mailboxes > 8 ? 48 : 60), streams * streamHeight);
}

export function wentTo(counters: Counters | undefined, mailbox: string): Went[] {
  return counters?.mailboxes.find((one) => one.mailbox_id === mailbox)?.went ?? [];
}

export function sumOf(went: Pick<Went, 'last_24h' | 'last_30d'>[]): { last_24h: number; last_30d: number } {
  return {
    last_24h: went.reduce((sum, one) => sum + one.last_24h, 0),
    last_30d: went.reduce((sum, one) => sum + one.last_30d, 0),
  };
}

/** The boards in their order, then what is on no board, then boards that are gone but got mail. */
export function destinations(streams: string[], counters: Counters | undefined): string[] {
  const boards = streams.filter((key) => key !== 'unclassified');
  const known = [...boards, 'unclassified', 'noise'];
  const seen = (counters?.mailboxes ?? []).flatMap((one) => one.went.map(({ to }) => to));
  return [...known, ...new Set(seen.filter((to) => !known.includes(to)))];
}

/** Every way, with its curve in a field 100 wide: how thick it is says how much mail went it in 30 days. */
export function flowsOf(defaults: MailboxDefault[], streams: string[], counters: Counters | undefined): Flow[] {
  const height = heightOf(defaults.length, streams.length);
  const ways = defaults.flatMap((one) => {
    const mailbox = one.mailbox_id ?? '';
    const went = wentTo(counters, mailbox);
    return streams.flatMap((to) => {
      const amount = went.find((each) => each.to === to)?.last_30d ?? 0;
      const isDefault = one.stream === to;
      return amount > 0 || isDefault ? [{ mailbox, to, amount, isDefault }] : [];
    });
  });
  const total = (of: (way: (typeof ways)[number]) => boolean) =>
    ways.filter(of).reduce((sum, way) => sum + way.amount, 0);
  const most = Math.max(
    1,
    ...defaults.map((one) => total((way) => way.mailbox === one.mailbox_id)),
    ...streams.map((to) => total((way) => way.to === to)),
  );
  const widthOf = (amount: number) => Math.max(1.5, (amount / most) * widest);
  /** Where each way begins and ends: side by side around the middle of its row. */
  const places = (rows: string[], rowOf: (way: (typeof ways)[number]) => string) => {
    const at = new Map<(typeof ways)[number], number>();
    rows.forEach((row, nth) => {
      const here = ways.filter((way) => rowOf(way) === row);
      let y = ((nth + 0.5) * height) / rows.length - here.reduce((sum, way) => sum + widthOf(way.amount), 0) / 2;
      for (const way of here) {
        at.set(way, y + widthOf(way.amount) / 2);
        y += widthOf(way.amount);
      }
    });
    return at;
  };
  const starts = places(
    defaults.map((one) => one.mailbox_id ?? ''),
    (way) => way.mailbox,
  );
  const ends = places(streams, (way) => way.to);
  return ways.map((way) => {
    const [from, to] = [starts.get(way)!.toFixed(1), ends.get(way)!.toFixed(1)];
    return {
      mailbox: way.mailbox,
      to: way.to,
      path: `M0 ${from} C45 ${from} 55 ${to} 100 ${to}`,
      width: widthOf(way.amount),
      isDefault: way.isDefault,
    };
  });
}
