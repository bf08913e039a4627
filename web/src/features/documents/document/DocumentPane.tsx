import { getRouteApi } from '@tanstack/react-router';
import { OpenDocument } from './OpenDocument';
import { useNeighbours } from './useNeighbours';

const route = getRouteApi('/shell/documents/$id');

/** The open document, at its own address, beside the list it stands in. */
export function DocumentPane() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { items, previous, next } = useNeighbours(id);

  const close = () => {
    void navigate({ to: '/documents', search: (old) => ({ ...old, with: undefined }) });
    // The focus goes back to the row it came from.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-document="${id}"]`)?.focus());
  };
  const show = (other: string) =>
    void navigate({
      to: '/documents/$id',
      params: { id: other },
      search: (old) => ({ ...old, with: undefined }),
      replace: true,
    });
  const place = {
    items,
    show,
    previous: previous === undefined ? undefined : () => show(previous),
    next: next === undefined ? undefined : () => show(next),
    close,
  };
  return <OpenDocument id={id} other={search.with} place={place} />;
}
