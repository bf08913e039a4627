import type { ReactNode } from 'react';
import type { Judge, Metrics } from '@/api/classification';
import { count, number } from '@/ui/format';
import { Time } from '@/ui/Time';
import styles from './Classifier.module.css';
import { rate } from './words';

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
        <span>{children}</span>
      </dd>
    </div>
  );
}

/** How well it goes, in five figures. */
export function Headline({ metrics, days, judge }: { metrics: Metrics; days: number; judge: Judge | undefined }) {
  const judged = metrics.days.reduce((sum, day) => sum + day.judged, 0);
  const placed = metrics.days.reduce((sum, day) => sum + day.placed, 0);
  const overridden = metrics.days.reduce((sum, day) => sum + day.overridden, 0);
  const foreign = judge?.kind === 'foreign';
  const model = judge && judge.kind !== 'own' ? undefined : metrics.models.find((one) => one.in_force);
  return (
    <dl className={styles.headline}>
      <Figure label="Judged" value={number(judged)}>
        {judged === 1 ? 'card' : 'cards'} in {count(days, 'day')}
      </Figure>
      <Figure label="Placed without asking" value={rate(placed, judged)}>
        {judged === 0 ? 'nothing was judged' : `${number(placed)} of ${count(judged, 'card')}`}
      </Figure>
      <Figure label="Put elsewhere by a person" value={rate(overridden, placed)}>
        {placed === 0 ? 'nothing was placed' : `${number(overridden)} of ${number(placed)} placed`}
      </Figure>
      <Figure label="New lessons" value={number(metrics.new_lessons)}>
        since the newest model
      </Figure>
      <Figure label="Model in force" value={model ? `No. ${model.number}` : foreign ? 'Foreign' : '–'}>
        {model?.origin === 'starter' ? (
          'came with Pebble'
        ) : model ? (
          <>
            trained <Time at={model.trained_at} />
          </>
        ) : foreign ? (
          'of your own, by a setting'
        ) : (
          'none: mail is left to people'
        )}
      </Figure>
    </dl>
  );
}
