export interface Preset {
  label: string;
  until: Date;
}

function at(day: Date, days: number, hour: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour);
}

/** The usual moments to see a card again, in the reader's own time. */
export function snoozePresets(now: Date): Preset[] {
  const presets: Preset[] = [];
  if (now.getHours() < 16) presets.push({ label: 'Later today', until: new Date(now.getTime() + 3 * 3_600_000) });
  presets.push({ label: 'Tomorrow morning', until: at(now, 1, 9) });
  const toMonday = (8 - now.getDay()) % 7 || 7;
  if (toMonday > 1) presets.push({ label: 'Monday morning', until: at(now, toMonday, 9) });
  presets.push({ label: 'In a week', until: at(now, 7, 9) });
  presets.push({ label: 'In a month', until: at(now, 30, 9) });
  return presets;
}
