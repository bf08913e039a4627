import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { metricsQuery } from '@/api/classification';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import bar from '@/ui/Toolbar.module.css';
import { Health } from './Health';
import { useTraining } from './useTraining';

const route = getRouteApi('/shell/classifier');

const spans = ['7', '30', '90'];

/** How well mail is judged, and what makes it better. */
export function ClassifierPage() {
  const mine = hasRole(useMe(), 'MANAGER');
  const navigate = useNavigate();
  const { days: wanted } = route.useSearch();
  const days = wanted && spans.includes(wanted) ? wanted : '30';
  const asked = useQuery({ ...metricsQuery(Number(days)), enabled: mine, placeholderData: keepPreviousData });
  const training = useTraining(mine);
  return (
    <Page
      title="Classifier"
      bar={
        <>
          <span className={bar.rest} />
          {mine && (
            <SegmentedControl
              aria-label="Of the last"
              data={spans.map((value) => ({ value, label: `${value} days` }))}
              value={days}
              onChange={(value) =>
                void navigate({ to: '/classifier', search: (old) => ({ ...old, days: value }), replace: true })
              }
            />
          )}
        </>
      }
    >
      {!mine ? (
        <NotYours whose="managers and administrators" />
      ) : asked.isError && !asked.data ? (
        <ErrorState
          title="How well mail is judged cannot be shown"
          message={sentence(asked.error)}
          onRetry={() => void asked.refetch()}
        />
      ) : !asked.data ? (
        <LoadingState what="how well mail is judged" />
      ) : (
        <Health metrics={asked.data} days={Number(days)} until={new Date(asked.dataUpdatedAt)} training={training} />
      )}
    </Page>
  );
}
