import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useStreams } from '@/api/boards';
import { mailboxesQuery } from '@/api/mailboxes';
import { countersQuery } from '@/api/router';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { Block } from '@/ui/Block';
import { EmptyState } from '@/ui/EmptyState';
import { Notice } from '@/ui/Notice';
import { can } from './can';
import { withDefault } from './draft';
import { destinations } from './flows';
import styles from './Map.module.css';
import { RoutingList } from './RoutingList';
import { RoutingMap } from './RoutingMap';
import { RoutingTable } from './RoutingTable';
import { RulesBlock } from './RulesBlock';
import type { Names } from './tell';
import type { Drafting } from './useRouterDraft';

const route = getRouteApi('/shell/router');

/** The map of the ways that mail takes, and below it the rules that are asked before. */
export function RoutingView({ drafting, names }: { drafting: Drafting; names: Names }) {
  const me = useMe();
  const streams = useStreams();
  const mailboxes = useQuery(mailboxesQuery).data;
  const counted = useQuery(countersQuery);
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const [shape, setShape] = useState('map');
  const { entity } = route.useSearch();
  const { draft } = drafting;
  const given = {
    defaults: draft.defaults.filter((one) => !entity || one.entity_id === entity),
    saved: draft.base.defaults,
    destinations: destinations(
      streams.map(({ key }) => key),
      counted.data,
    ),
    counters: counted.data,
    mailboxes,
    names,
    may: can.change(me),
    onDefault: (mailbox: string, stream: string | null) => drafting.edit((old) => withDefault(old, mailbox, stream)),
  };
  return (
    <>
      <Block
        title="Where mail goes"
        about={`The rules below are asked first. What none of them places goes the way of its mailbox.${
          narrow ? ' Messages of 24 hours / 30 days:' : ''
        }`}
        action={
          !narrow &&
          given.defaults.length > 0 && (
            <SegmentedControl
              aria-label="Shown as"
              data={[
                { value: 'map', label: 'Map' },
                { value: 'table', label: 'Table' },
              ]}
              value={shape}
              onChange={setShape}
            />
          )
        }
      >
        {counted.isError && !counted.data && (
          <div className={styles.notice}>
            <Notice tone="amber">How much mail went where cannot be told. {sentence(counted.error)}</Notice>
          </div>
        )}
        {given.defaults.length === 0 ? (
          <EmptyState title="There is no mailbox to route" action={<Link to="/mailboxes">Go to the mailboxes</Link>}>
            Set one up: its mail then shows here, with the board it goes to.
          </EmptyState>
        ) : narrow ? (
          <RoutingList {...given} />
        ) : shape === 'table' ? (
          <RoutingTable {...given} />
        ) : (
          <RoutingMap {...given} />
        )}
      </Block>
      <RulesBlock drafting={drafting} names={names} counters={counted.data} />
    </>
  );
}
