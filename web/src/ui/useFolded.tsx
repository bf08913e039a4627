import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { number } from './format';

/**
 * The first few of what may be many, until somebody asks for all: it stands among other things that one came for. What the button would hide must be worth its room.
 */
export function useFolded<T>(all: readonly T[], few: number): { shown: readonly T[]; unfold: ReactNode } {
  const [whole, setWhole] = useState(false);
  if (all.length <= few + 1) return { shown: all, unfold: null };
  return {
    shown: whole ? all : all.slice(0, few),
    unfold: (
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        fw="normal"
        aria-expanded={whole}
        onClick={() => setWhole((now) => !now)}
        style={{ justifySelf: 'start' }}
      >
        {whole ? 'Show fewer' : `Show all ${number(all.length)}`}
      </Button>
    ),
  };
}
