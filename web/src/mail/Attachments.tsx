import { IconDownload, IconFile, IconFileTypePdf, IconFileZip, IconPhoto, IconTable } from '@tabler/icons-react';
import { base } from '@/api/client';
import type { Attachment } from '@/api/types';
import { bytes } from '@/ui/format';
import styles from './Mail.module.css';

function kindOf({ content_type: type, filename }: Attachment): { Icon: typeof IconFile; word: string } {
  const name = filename?.toLowerCase() ?? '';
  if (type === 'application/pdf' || name.endsWith('.pdf')) return { Icon: IconFileTypePdf, word: 'PDF' };
  if (type.startsWith('image/')) return { Icon: IconPhoto, word: 'Image' };
  if (/spreadsheet|excel|csv/.test(type) || /\.(xlsx?|csv)$/.test(name)) return { Icon: IconTable, word: 'Table' };
  if (/zip|compressed|x-7z|x-rar/.test(type)) return { Icon: IconFileZip, word: 'Archive' };
  return { Icon: IconFile, word: 'File' };
}

/** What came with the message. Opening one downloads it: nothing of a mail is run here. */
export function Attachments({ messageId, attachments }: { messageId: string; attachments: Attachment[] }) {
  const shown = attachments.filter((attachment) => !attachment.inline);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="Attachments">
      {shown.map((attachment) => {
        const { Icon, word } = kindOf(attachment);
        const name = attachment.filename ?? `Attachment ${attachment.n}`;
        return (
          <li key={attachment.n}>
            <a
              className={styles.file}
              href={`${base}/messages/${messageId}/attachments/${attachment.n}`}
              download={name}
            >
              <Icon size={16} stroke={1.5} role="img" aria-label={word} />
              <span className="clip" title={name} dir="auto">
                {name}
              </span>
              <span className="meta tabular">{bytes(attachment.size)}</span>
              <IconDownload size={14} stroke={1.5} aria-label="Download" role="img" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
