import { Link } from '@tanstack/react-router';
import type { WholeDocument } from '@/api/documents';
import { Time } from '@/ui/Time';
import styles from './About.module.css';

/** The mail that brought the document, each leading to its card where it lies on one. */
export function MailList({ document }: { document: WholeDocument }) {
  return (
    <div className={styles.part}>
      <h3>Came by mail</h3>
      <ul className={styles.mails}>
        {document.mails.map((mail) => {
          const words = mail.subject || '(no subject)';
          return (
            <li key={mail.message_id}>
              {mail.card_id ? (
                <Link to="/cards/$cardId" params={{ cardId: mail.card_id }} className="clip" dir="auto" title={words}>
                  {words}
                </Link>
              ) : (
                <Link to="/messages" search={{ message: mail.message_id }} className="clip" dir="auto" title={words}>
                  {words}
                </Link>
              )}
              <span className="meta clip">
                {mail.from && `from ${mail.from}, `}
                <Time at={mail.at} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
