import { Button } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { EmptyState } from '@/ui/EmptyState';
import type { DocumentsSearch } from './search';

interface Props {
  search: DocumentsSearch;
  onClear: (change: Partial<DocumentsSearch>) => void;
}

/** Why the list is empty, and the next step. */
export function NoDocuments({ search, onClear }: Props) {
  const icon = <IconFiles size={24} stroke={1.5} />;
  if (search.q || search.status || search.type || search.tag)
    return (
      <EmptyState
        icon={icon}
        title="No document fits these filters"
        action={
          <Button
            variant="default"
            onClick={() => onClear({ q: undefined, status: undefined, type: undefined, tag: undefined })}
          >
            Clear the filters
          </Button>
        }
      >
        Try fewer words, or another type.
      </EmptyState>
    );
  if (search.tab === 'review')
    return (
      <EmptyState icon={icon} title="Nothing to review">
        Documents stand here when Pebble is not sure what they are, or could not read them well.
      </EmptyState>
    );
  if (search.tab === 'trash')
    return (
      <EmptyState icon={icon} title="The trash is empty">
        What is thrown away stays here for 30 days and can be restored.
      </EmptyState>
    );
  return (
    <EmptyState icon={icon} title="No documents yet">
      Drop files anywhere on this screen, or press <kbd>u</kbd> to choose some. What comes attached to mail stands here
      too.
    </EmptyState>
  );
}
