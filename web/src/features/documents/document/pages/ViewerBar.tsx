import { ActionIcon, Button, NumberInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { number, percent } from '@/ui/format';
import { FindField } from './FindField';
import type { Find } from './useFind';
import styles from './Viewer.module.css';
import { zoomed, type Zoom } from './zoom';

interface Props {
  pages: number;
  shown: number;
  /** None where there is only text. */
  zoom: Zoom | undefined;
  scale: number;
  find: Find;
  onGo: (page: number) => void;
  onZoom: (zoom: Zoom) => void;
}

/** Over the pages: which is shown, how large, and what is looked for. */
export function ViewerBar({ pages, shown, zoom, scale, find, onGo, onZoom }: Props) {
  const [typed, setTyped] = useState<number | string>();
  const leave = () => {
    if (typeof typed === 'number') onGo(typed);
    setTyped(undefined);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label="Pages">
      <Tooltip label="Previous page · [">
        <ActionIcon aria-label="Previous page" disabled={shown <= 1} onClick={() => onGo(shown - 1)}>
          <IconChevronUp size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next page · ]">
        <ActionIcon aria-label="Next page" disabled={shown >= pages} onClick={() => onGo(shown + 1)}>
          <IconChevronDown size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <NumberInput
        className={styles.number}
        aria-label="Page"
        hideControls
        min={1}
        max={pages}
        allowDecimal={false}
        value={typed ?? shown}
        onChange={setTyped}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.stopPropagation();
          if (event.key === 'Escape') setTyped(undefined);
          event.currentTarget.blur();
        }}
      />
      <span className={`${styles.of} tabular`}>of {number(pages)}</span>
      {zoom !== undefined && (
        <span className={styles.zoom}>
          <Tooltip label="Smaller · −">
            <ActionIcon aria-label="Smaller" onClick={() => onZoom(zoomed(zoom, scale, -1))}>
              <IconZoomOut size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <span className={`${styles.of} ${styles.scale} tabular`} aria-live="polite">
            {percent(scale)}
          </span>
          <Tooltip label="Larger · +">
            <ActionIcon aria-label="Larger" onClick={() => onZoom(zoomed(zoom, scale, 1))}>
              <IconZoomIn size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-pressed={zoom === 'fit'}
            onClick={() => onZoom(zoom === 'fit' ? 1 : 'fit')}
          >
            {zoom === 'fit' ? '100 %' : 'Fit width'}
          </Button>
        </span>
      )}
      <span className={styles.rest} />
      <FindField find={find} />
    </div>
  );
}
