const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of a day of the person's zone, as the server wants it. */
export function startOf(day: string | undefined): string | undefined {
  return day && isDay.test(day) ? new Date(`${day}T00:00:00`).toISOString() : undefined;
}

/** The first moment after a day: the day itself belongs to what is looked at. */
export function endOf(day: string | undefined): string | undefined {
  if (!day || !isDay.test(day)) return undefined;
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}
