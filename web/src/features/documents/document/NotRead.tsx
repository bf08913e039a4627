import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { fileUrl, type WholeDocument } from '@/api/documents';
import { EmptyState } from '@/ui/EmptyState';
import { statuses } from '../words';

/** In place of pages while there are none, with the reason. */
export function NotRead({ document }: { document: WholeDocument }) {
  const { icon: Icon, about } = statuses[document.status];
  return (
    <EmptyState
      icon={<Icon size={24} stroke={1.5} />}
      title={document.status === 'processing' ? 'Pebble is reading it' : 'There are no pages to show'}
      action={
        <Button
          component="a"
          variant="default"
          href={fileUrl(document.id)}
          download={document.filename}
          leftSection={<IconDownload size={14} stroke={1.75} />}
        >
          Download the file
        </Button>
      }
    >
      {document.status === 'processing' ? 'Its pages stand here in a moment.' : (document.reason ?? about)}
    </EmptyState>
  );
}
