import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends ButtonProps {
  /** True, or the reason why not: the button stays, says so and does nothing. */
  may?: true | string;
  onClick: () => void;
  children: ReactNode;
}

/** A button for an act that not everybody may do, or not now. */
export function ActButton({ may = true, onClick, children, ...rest }: Props) {
  return (
    <Tooltip label={may} disabled={may === true} multiline maw={280}>
      <Button
        variant="default"
        {...rest}
        aria-disabled={may !== true}
        data-disabled={may !== true || undefined}
        onClick={() => {
          if (may === true) onClick();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
