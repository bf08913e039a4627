import type { EntityRef } from '@/api/types';

/** A legal entity as a face has room for it. */
export interface EntityMark {
  short: string;
  name: string;
}

function wordsOf(name: string): string[] {
  return name.trim().split(/\s+/);
}

/** The first word of its name that no other has: companies of a group often share the first. */
export function entityMarks(entities: readonly EntityRef[]): ReadonlyMap<string, EntityMark> {
  return new Map(
    entities.map(({ id, name }) => {
      const others = new Set(entities.filter((one) => one.id !== id).flatMap((one) => wordsOf(one.name)));
      return [id, { short: wordsOf(name).find((word) => !others.has(word)) ?? name, name }];
    }),
  );
}
