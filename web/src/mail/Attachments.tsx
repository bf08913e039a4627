import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload, IconFile, IconFileTypePdf, IconFileZip, IconPhoto, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { base } from '@/api/client';
import { attachedQuery, type DocumentItem } from '@/api/documents';
import { plainWord, useKindWord } from '@/api/kinds';
import type { Attachment, Message } from '@/api/types';
import { bytes } from '@/ui/format';
import { useFolded } from '@/ui/useFolded';
import styles from './Mail.module.css';

/** So many files of an archive stand below it unasked. */
const few = 4;

/** What an archive held and is read here. */
function Unpacked({ documents, archive }: { documents: DocumentItem[]; archive: string }) {
  const { shown, unfold } = useFolded(documents, few);
  if (documents.length === 0) return null;
  return (
    <ul className={styles.unpacked} aria-label={`Files in ${archive}`}>
      {shown.map(({ id, filename }) => (
        <li key={id}>
          <Link className={styles.file} to="/documents/$id" params={{ id }}>
            <IconFile size={16} stroke={1.5} role="img" aria-label="Document" />
            <span className="clip" title={filename} dir="auto">
              {filename}
            </span>
          </Link>
        </li>
      ))}
      {unfold && <li>{unfold}</li>}
    </ul>
  );
}

function kindOf({ content_type: type, filename }: Attachment): { Icon: typeof IconFile; word: string } {
  const name = filename?.toLowerCase() ?? '';
  if (type === 'application/pdf' || name.endsWith('.pdf')) return { Icon: IconFileTypePdf, word: 'PDF' };
  if (type.startsWith('image/')) return { Icon: IconPhoto, word: 'Image' };
  if (/spreadsheet|excel|csv/.test(type) || /\.(xlsx?|csv)$/.test(name)) return { Icon: IconTable, word: 'Table' };
  if (/zip|compressed|x-7z|x-rar/.test(type)) return { Icon: IconFileZip, word: 'Archive' };
  return { Icon: IconFile, word: 'File' };
}

/** What came with the message: what became a document is read here, all else is downloaded. Nothing of a mail is run here. */
export function Attachments({ message }: { message: Message }) {
  const shown = message.attachments.filter((attachment) => !attachment.inline);
  const kindWord = useKindWord();
  const whole = message.card_id ? attachedQuery('cards', message.card_id) : attachedQuery('messages', message.id);
  const documents = useQuery({ ...whole, enabled: shown.length > 0 }).data;
  if (shown.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="Attachments">
      {shown.map((attachment) => {
        const { Icon, word } = kindOf(attachment);
        const name = attachment.filename ?? `Attachment ${attachment.n}`;
        const href = `${base}/messages/${message.id}/attachments/${attachment.n}`;
        const taken = documents?.filter(({ message_id: id, n }) => id === message.id && n === attachment.n) ?? [];
        const document = taken.find(({ entry, part }) => entry === 0 && part === 0)?.document;
        const inside = (
          <>
            <Icon size={16} stroke={1.5} role="img" aria-label={word} />
            <span className="clip" title={name} dir="auto">
              {name}
            </span>
          </>
        );
        if (!document)
          return (
            <li key={attachment.n}>
              <a className={styles.file} href={href} download={name}>
                {inside}
                <span className="meta tabular">{bytes(attachment.size)}</span>
                <IconDownload size={14} stroke={1.5} aria-label="Download" role="img" />
              </a>
              <Unpacked documents={taken.map((one) => one.document)} archive={name} />
            </li>
          );
        const about = [
          document.doc_type && kindWord(document.doc_type),
          document.status !== 'ready' && plainWord(document.status),
          bytes(attachment.size),
        ];
        return (
          <li key={attachment.n} className={styles.readable}>
            <Link className={styles.file} to="/documents/$id" params={{ id: document.id }}>
              {inside}
              <span className="meta tabular">{about.filter(Boolean).join(' · ')}</span>
            </Link>
            <Tooltip label="Download">
              <ActionIcon component="a" href={href} download={name} aria-label={`Download ${name}`}>
                <IconDownload size={14} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
