import { IconCalendarEvent } from '@tabler/icons-react';
import type { Invitation } from '@/api/types';
import { fullTime } from '@/ui/format';
import styles from './Mail.module.css';

/** A calendar invitation, in words. */
export function InvitationCard({ invitation }: { invitation: Invitation }) {
  const { method, summary, start, end, location, organiser } = invitation;
  const cancelled = method?.toUpperCase() === 'CANCEL';
  return (
    <div className={styles.invitation}>
      <p style={{ fontWeight: 600, display: 'flex', gap: 6, alignItems: 'center' }}>
        <IconCalendarEvent size={16} stroke={1.5} aria-hidden="true" />
        {cancelled ? 'Cancelled: ' : 'Invitation: '}
        {summary || 'no title'}
      </p>
      {start && (
        <p>
          {fullTime(start)}
          {end && <span className="meta"> until {fullTime(end)}</span>}
        </p>
      )}
      {location && <p className="meta">Where: {location}</p>}
      {organiser && <p className="meta">From: {organiser}</p>}
    </div>
  );
}
