import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconDownload, IconFileSearch, IconTrash, IconX } from '@tabler/icons-react';
import { fileUrl, searchableUrl, type WholeDocument } from '@/api/documents';
import { State } from '@/ui/State';
import { wasReadByEye } from '../formats';
import { statuses } from '../words';
import styles from './Document.module.css';

interface Props {
  document: WholeDocument | undefined;
  mayThrow: true | string;
  onThrow: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
}

/** What the document is called and how it stands, with what can be done to all of it. */
export function DocumentBar({ document, mayThrow, onThrow, onPrevious, onNext, onClose }: Props) {
  const status = document && statuses[document.status];
  return (
    <header className={styles.bar}>
      <h2 className={`${styles.title} clip`} dir="auto" title={document?.filename}>
        {document?.filename ?? 'Document'}
      </h2>
      {document && status && (
        <State tone={status.tone} icon={status.icon} why={document.reason ?? status.about}>
          {status.word}
        </State>
      )}
      <span className={styles.rest} />
      {document && (
        <>
          <Tooltip label="Download the file as it came">
            <ActionIcon
              component="a"
              href={fileUrl(document.id)}
              download={document.filename}
              aria-label="Download the file"
            >
              <IconDownload size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          {wasReadByEye(document) && (
            <Tooltip label="Download as a PDF whose words can be found">
              <ActionIcon
                component="a"
                href={searchableUrl(document.id)}
                download
                aria-label="Download a searchable PDF"
              >
                <IconFileSearch size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={mayThrow === true ? 'Throw away · Del' : mayThrow}>
            <ActionIcon
              aria-label="Throw away"
              aria-disabled={mayThrow !== true}
              data-disabled={mayThrow !== true || undefined}
              onClick={onThrow}
            >
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <Tooltip label="Previous document · ←">
        <ActionIcon aria-label="Previous document" disabled={!onPrevious} onClick={onPrevious}>
          <IconChevronUp size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next document · →">
        <ActionIcon aria-label="Next document" disabled={!onNext} onClick={onNext}>
          <IconChevronDown size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Close · Esc">
        <ActionIcon aria-label="Close the document" onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
