import styles from './StreamDot.module.css';

const known: Record<string, string> = {
  sales: '#2f6fd0',
  operations: '#8a5cc2',
  tender: '#b3690f',
  quality: '#2b8a4b',
  unclassified: '#7a8189',
};
const others = ['#b0417f', '#237f92', '#6b7a1f', '#9a4f3a'];

/** A stream's colour, always as a small dot; streams that an admin added take one by their key. */
export function streamColour(stream: string): string {
  let sum = 0;
  for (const letter of stream) sum += letter.charCodeAt(0);
  return known[stream] ?? others[sum % others.length]!;
}

export function StreamDot({ stream, filled = true }: { stream: string; filled?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`${styles.dot} ${filled ? styles.filled : ''}`}
      style={{ '--dot': streamColour(stream) } as React.CSSProperties}
    />
  );
}
