import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mailboxesQuery } from '@/api/mailboxes';
import { ReadingPane } from '@/features/messages/ReadingPane';
import { useNearHits } from '@/features/search/useNearHits';
import { useCommand } from '@/ui/commands';

const route = getRouteApi('/shell/search/messages/$id');
const none: never[] = [];

/** A message beside what was found. */
export function SearchedMessage() {
  const { id } = route.useParams();
  const mailboxes = useQuery(mailboxesQuery).data ?? none;
  const { close } = useNearHits(id);
  useCommand('close', close, 1);
  return <ReadingPane key={id} id={id} mailboxes={mailboxes} onClose={close} />;
}
