import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBuilding, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WholeDocument } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { linksQuery, type Link as Shared } from '@/api/sharing';
import { backToAdd } from '@/papers/backToAdd';
import { useSharing } from '@/papers/useSharing';
import { ActButton } from '@/ui/ActButton';
import { StreamDot } from '@/ui/StreamDot';
import { Time } from '@/ui/Time';
import { can } from '../../can';
import styles from './About.module.css';
import { SharePicker } from './SharePicker';

/** The cards and companies among whose documents people put this one; each shows the other. */
export function SharedWith({ document }: { document: WholeDocument }) {
  const may = can('share', useMe(), document);
  const links = useQuery(linksQuery(document.id));
  const { share, unshare, busy } = useSharing();
  const [picking, setPicking] = useState(false);
  const items = links.data ?? [];
  return (
    <section className={styles.part} aria-label="Shared with">
      <div className={styles.head}>
        <h3>Shared with</h3>
        <ActButton
          size="compact-xs"
          may={may}
          leftSection={<IconPlus size={12} stroke={1.75} />}
          onClick={() => setPicking(true)}
        >
          Share
        </ActButton>
      </div>
      {links.isError ? (
        <p className={styles.none}>{sentence(links.error)}</p>
      ) : items.length === 0 ? (
        <p className={styles.none}>
          {links.isPending ? ' ' : 'No card and no company yet. Where it is shared, it stands among the documents.'}
        </p>
      ) : (
        <ul className={styles.shared} aria-label="Shared with">
          {items.map((link) => (
            <li key={link.id}>
              <End link={link} />
              <Tooltip label={may === true ? 'No longer share' : may} multiline maw={280}>
                <ActionIcon
                  size={22}
                  aria-label={`No longer share with ${link.title}`}
                  aria-disabled={may !== true || busy}
                  data-disabled={may !== true || busy || undefined}
                  onClick={(event) => {
                    if (may !== true || busy) return;
                    backToAdd(event.currentTarget);
                    unshare(document, {
                      type: link.type === 'card' ? 'card' : 'company',
                      id: link.id,
                      title: link.title,
                    });
                  }}
                >
                  <IconX size={13} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      {picking && (
        <SharePicker
          document={document}
          without={items.map(({ id }) => id)}
          onClose={() => setPicking(false)}
          onPick={(other) => {
            setPicking(false);
            share(document, other);
          }}
        />
      )}
    </section>
  );
}

/** The other end of a link, with who made it and when. */
function End({ link }: { link: Shared }) {
  const words = link.title || '(no subject)';
  return (
    <span className={styles.end}>
      {link.type === 'card' ? (
        <Link to="/cards/$cardId" params={{ cardId: link.id }} className="clip" dir="auto" title={words}>
          {words}
        </Link>
      ) : (
        <Link to="/companies/$id" params={{ id: link.id }} className="clip" dir="auto" title={words}>
          {words}
        </Link>
      )}
      <span className="meta clip">
        {link.type === 'card' ? (
          link.stream && <StreamDot stream={link.stream} />
        ) : (
          <IconBuilding size={12} stroke={1.75} aria-hidden="true" />
        )}{' '}
        {link.type === 'card' ? 'Card' : 'Company'}
        {link.linked_by && `, by ${link.linked_by.name}`}, <Time at={link.linked_at} />
      </span>
    </span>
  );
}
